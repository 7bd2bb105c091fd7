package models

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
)

// MapChannels is the number of channels of a built-in detector's output. It equals
// detection.Channels; package inference does not compile otherwise.
const MapChannels = 15

// Size is the input size for a picture of w x h: its sides rounded up to the
// network's multiple, or the network's own size where that is fixed.
func (in Input) Size(w, h int) (int, int) {
	if in.Width > 0 {
		return in.Width, in.Height
	}
	roundUp := func(n int) int { return (max(n, 1) + in.MultipleOf - 1) / in.MultipleOf * in.MultipleOf }
	return roundUp(w), roundUp(h)
}

// confirmOutputs is the number of logits of a network of the kind Confirm: no face, a face.
const confirmOutputs = 2

// shapes are the tensor shapes for an input of w x h.
func (c *Card) shapes(w, h int) (input []int64, outputs [][]int64, err error) {
	if w <= 0 || h <= 0 || w%c.Input.MultipleOf != 0 || h%c.Input.MultipleOf != 0 {
		return nil, nil, fmt.Errorf("input of %dx%d is not a multiple of %d", w, h, c.Input.MultipleOf)
	}
	if c.Input.Width > 0 && (w != c.Input.Width || h != c.Input.Height) {
		return nil, nil, fmt.Errorf("input of %dx%d, the network takes %dx%d", w, h, c.Input.Width, c.Input.Height)
	}
	for i, o := range c.Outputs {
		outputs = append(outputs, c.outputShape(i, o, w, h))
	}
	return []int64{1, int64(c.Input.Count()), int64(h), int64(w)}, outputs, nil
}

// outputShape is the shape of the i-th output. Lists of cells have a batch dimension of 1, which
// some networks omit.
func (c *Card) outputShape(i int, o Output, w, h int) []int64 {
	switch {
	case c.Kind == Expression:
		return []int64{1, int64(c.width(i))}
	case c.Kind == Confirm:
		return []int64{1, confirmOutputs}
	case c.Kind == Identity:
		return []int64{1, face.NumIdentity}
	case c.Decoder == DecodeFacecue:
		return []int64{1, MapChannels, int64(h / o.Stride), int64(w / o.Stride)}
	}
	cells := h / o.Stride * (w / o.Stride) * c.Anchors()
	return []int64{1, int64(cells), int64(roles(c.Decoder)[o.Role])}
}
