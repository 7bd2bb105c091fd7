package models

import "fmt"

// detectorDecoders are the decoders of detectors.
var detectorDecoders = []string{DecodeFacecue, DecodeYuNet, DecodeSCRFD}

// Roles of a detector's outputs, if it has several for each stride.
const (
	RoleScore      = "score"
	RoleObjectness = "objectness"
	RoleBox        = "box"
	RolePoints     = "points"
)

// roles maps each role that a decoder needs at every stride to the numbers per cell.
func roles(decoder string) map[string]int {
	switch decoder {
	case DecodeYuNet:
		return map[string]int{RoleScore: 1, RoleObjectness: 1, RoleBox: 4, RolePoints: 10}
	case DecodeSCRFD:
		return map[string]int{RoleScore: 1, RoleBox: 4, RolePoints: 10}
	}
	return map[string]int{"": MapChannels}
}

// Anchors is the number of faces that one cell of a detector can give.
func (c *Card) Anchors() int {
	if c.Decoder == DecodeSCRFD {
		return 2
	}
	return 1
}

// Strides lists the strides of a detector's outputs in the card's order.
func (c *Card) Strides() (list []int) {
	for _, o := range c.Outputs {
		if o.Role == c.Outputs[0].Role {
			list = append(list, o.Stride)
		}
	}
	return list
}

// OutputOf is the index of the output with this role and stride, -1 if there is none.
func (c *Card) OutputOf(role string, stride int) int {
	for i, o := range c.Outputs {
		if o.Role == role && o.Stride == stride {
			return i
		}
	}
	return -1
}

// checkRoles refuses a card unless it has each role once at each stride, and no other role.
func (c *Card) checkRoles() error {
	want := roles(c.Decoder)
	for _, o := range c.Outputs {
		if _, ok := want[o.Role]; !ok {
			return fmt.Errorf("output %s: role %q is none that decoder %s knows", o.Name, o.Role, c.Decoder)
		}
	}
	for _, stride := range c.Strides() {
		for role := range want {
			if c.OutputOf(role, stride) < 0 {
				return fmt.Errorf("no output with role %q at stride %d", role, stride)
			}
		}
	}
	if len(c.Outputs) != len(want)*len(c.Strides()) {
		return fmt.Errorf("%d outputs for %d strides, decoder %s has %d each", len(c.Outputs), len(c.Strides()), c.Decoder, len(want))
	}
	return nil
}
