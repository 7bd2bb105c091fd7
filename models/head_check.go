package models

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/face"
)

// widestOutput bounds the numbers of an output, which may also hold features that no head
// names.
const widestOutput = 1 << 16

// checkHeads refuses heads that do not fit the outputs.
func (c *Card) checkHeads() error {
	if len(c.Heads) == 0 || len(c.Heads) > 32 {
		return fmt.Errorf("%d heads are not 1 to 32", len(c.Heads))
	}
	if len(c.Outputs) == 0 || len(c.Outputs) > 32 {
		return fmt.Errorf("%d outputs are not 1 to 32", len(c.Outputs))
	}
	expressions := 0
	for _, h := range c.Heads {
		if err := c.checkHead(h); err != nil {
			return fmt.Errorf("head of %s: %w", h.Gives, err)
		}
		if h.Gives == HeadExpressions {
			expressions++
		}
	}
	for i, o := range c.Outputs {
		if w := c.width(i); w < 1 || w > widestOutput {
			return fmt.Errorf("output %s: no head reads it, or its width %d is not 1 to %d", o.Name, w, widestOutput)
		}
	}
	if expressions > 1 || expressions == 0 && len(c.Labels) > 0 {
		return fmt.Errorf("%d heads of %s with %d labels", expressions, HeadExpressions, len(c.Labels))
	}
	return face.CheckEstimates(c.Estimates())
}

func (c *Card) checkHead(h Head) error {
	at := c.OutputAt(h)
	switch {
	case h.Gives != HeadExpressions && h.Gives != HeadDimensions && h.Gives != HeadActionUnits:
		return fmt.Errorf("known are %s, %s, %s", HeadExpressions, HeadDimensions, HeadActionUnits)
	case at < 0:
		return fmt.Errorf("the card has no output %q", h.Output)
	case h.From < 0 || h.From > widestOutput || c.Outputs[at].Width > 0 && h.From+c.Count(h) > c.Outputs[at].Width:
		return fmt.Errorf("numbers %d to %d do not lie in output %s of width %d", h.From, h.From+c.Count(h)-1, c.Outputs[at].Name, c.Outputs[at].Width)
	}
	if h.Gives == HeadExpressions {
		return c.checkExpressionHead(h)
	}
	switch {
	case len(h.Names) == 0:
		return errors.New("no names")
	case h.Activation != Sigmoid && h.Activation != Linear:
		return fmt.Errorf("activation %q is neither %s nor %s", h.Activation, Sigmoid, Linear)
	case h.Activation == Linear && h.Range == nil:
		return fmt.Errorf("activation %s needs a range", Linear)
	case h.Activation == Sigmoid && h.limits() != [2]float32{0, 1}:
		return fmt.Errorf("the range of %s is 0 to 1", Sigmoid)
	}
	return nil
}

func (c *Card) checkExpressionHead(h Head) error {
	switch {
	case h.Activation != Softmax && h.Activation != Linear:
		return fmt.Errorf("activation %q is neither %s nor %s", h.Activation, Softmax, Linear)
	case len(h.Names) > 0 || h.Range != nil:
		return errors.New("its names are the card's labels, and its range is 0 to 1")
	case h.Activation == Linear && c.Temperature != 1:
		return fmt.Errorf("temperature %v is for logits; probabilities have 1", c.Temperature)
	}
	return c.checkLabels()
}
