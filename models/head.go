package models

import "github.com/facecue/facecue/internal/face"

// What a head gives.
const (
	HeadExpressions = "expressions"  // a score of each of the card's labels
	HeadDimensions  = "dimensions"   // valence, arousal and the like
	HeadActionUnits = "action_units" // of the Facial Action Coding System
)

// Activations, by which the numbers of a head become what is written.
const (
	// Softmax is of expressions: logits, divided by the temperature before the softmax.
	Softmax = "softmax"
	// Sigmoid is of logits that do not exclude each other: 1 / (1 + exp(-x)), a range of 0 to 1.
	Sigmoid = "sigmoid"
	// Linear leaves the numbers as they are: values in the head's range, or, of expressions,
	// probabilities, of which those that are left out by labels=basic6 are shared out.
	Linear = "linear"
)

// Head says what a stretch of one output means. Several heads may share an output.
type Head struct {
	Gives      string      `json:"gives"`            // HeadExpressions, HeadDimensions or HeadActionUnits
	Output     string      `json:"output,omitempty"` // its name; may be empty if the card has one output
	From       int         `json:"from,omitempty"`   // place of the first number in the output, from 0
	Names      []string    `json:"names,omitempty"`  // of the numbers in order; none for expressions, which have the card's labels
	Activation string      `json:"activation"`       // Softmax, Sigmoid or Linear
	Range      *[2]float32 `json:"range,omitempty"`  // least and greatest value after the activation; nil: 0 to 1 after Sigmoid
}

// Count is how many numbers of the output a head of the card has.
func (c *Card) Count(h Head) int {
	if h.Gives == HeadExpressions {
		return len(c.Labels)
	}
	return len(h.Names)
}

// AllHeads lists the heads of an expression network. Without heads in the card, its only output
// holds the logits of the labels.
func (c *Card) AllHeads() []Head {
	if c.Kind == Expression && c.Decoder == DecodeSoftmax {
		return []Head{{Gives: HeadExpressions, Activation: Softmax}}
	}
	return c.Heads
}

// OutputAt is the index of a head's output; -1 if the card has none of that name.
func (c *Card) OutputAt(h Head) int {
	if h.Output == "" && len(c.Outputs) == 1 {
		return 0
	}
	for i, o := range c.Outputs {
		if o.Name == h.Output {
			return i
		}
	}
	return -1
}

// width is how many numbers an output of an expression network has: what the card says, else
// what its heads reach.
func (c *Card) width(output int) int {
	widest := c.Outputs[output].Width
	if widest > 0 {
		return widest
	}
	for _, h := range c.AllHeads() {
		if c.OutputAt(h) == output {
			widest = max(widest, h.From+c.Count(h))
		}
	}
	return widest
}

// Estimates are what the network gives beside the scores of expressions, in the order of its
// heads.
func (c *Card) Estimates() (list []face.Estimate) {
	for _, h := range c.Heads {
		kind := face.Dimension
		switch h.Gives {
		case HeadExpressions:
			continue
		case HeadActionUnits:
			kind = face.ActionUnit
		}
		for _, name := range h.Names {
			list = append(list, face.Estimate{Name: name, Kind: kind, Range: h.limits()})
		}
	}
	return list
}

func (h Head) limits() [2]float32 {
	if h.Range == nil {
		return [2]float32{0, 1}
	}
	return *h.Range
}
