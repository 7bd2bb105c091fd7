package models

import (
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/face"
)

// maxSide bounds the sides of a fixed input, pixels. It is far above the inputs of detectors
// and expression networks, and far below sizes that exhaust memory.
const maxSide = 4096

// check refuses a card with values that this package does not support.
func (c *Card) check() error {
	return firstError(c.checkFile, c.checkInput, c.checkKind)
}

func firstError(checks ...func() error) error {
	for _, check := range checks {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (c *Card) checkFile() error {
	if c.Name == "" {
		return errors.New("no name")
	}
	if c.Name != filepath.Base(c.Name) || strings.HasPrefix(c.Name, ".") {
		return fmt.Errorf("name %q is no plain file name", c.Name)
	}
	if c.File == "" || c.File != filepath.Base(c.File) || c.File == "." || c.File == ".." {
		return fmt.Errorf("file %q is not a plain name in the card's folder", c.File)
	}
	if sum, err := hex.DecodeString(c.SHA256); err != nil || len(sum) != 32 {
		return fmt.Errorf("sha256 %q is not 64 hexadecimal digits", c.SHA256)
	}
	if c.Size < 0 || c.Size > maxWeights || c.Size == 0 && c.URL == "" {
		return fmt.Errorf("size %d is not in 1 to %d bytes", c.Size, int64(maxWeights))
	}
	return nil
}

func (c *Card) checkInput() error {
	in := c.Input
	switch {
	case in.Channels != Grey && in.Channels != RGB && in.Channels != BGR:
		return fmt.Errorf("input channels %q are none of %s, %s, %s", in.Channels, Grey, RGB, BGR)
	case in.Type != "" && in.Type != Numbers && in.Type != Bytes:
		return fmt.Errorf("input type %q is none of %s, %s", in.Type, Numbers, Bytes)
	case in.Channels == Grey && (len(in.Mean) > 1 || len(in.Scale) > 1):
		return errors.New("input of one channel with a mean or scale for three")
	case in.Standard != nil && !in.standardPossible():
		return errors.New("input standard is for bytes of a grey crop, with a step above 0 and a zero of 0 to 255")
	case in.Type == Bytes && !in.unscaled():
		return errors.New("input of bytes with a mean other than 0 or a scale other than 1")
	case in.Width < 0 || in.Height < 0 || in.Width > maxSide || in.Height > maxSide:
		return fmt.Errorf("input of %dx%d is not in 0 to %d", in.Width, in.Height, maxSide)
	case (in.Width == 0) != (in.Height == 0):
		return errors.New("input with one side free and the other fixed")
	case in.MultipleOf < 1 || in.MultipleOf > 1024:
		return fmt.Errorf("input multiple_of %d is not in 1 to 1024", in.MultipleOf)
	}
	for i := range in.Count() {
		if s := in.Scale.Of(i); !(s > 0) || s > 1e6 {
			return fmt.Errorf("input scale %v is not above 0", s)
		}
	}
	return nil
}

// standardPossible tells whether Standard fits the rest of the input and is in range.
func (in *Input) standardPossible() bool {
	s := in.Standard
	return in.Type == Bytes && in.Channels == Grey && in.Width > 0 &&
		s.Step > 0 && s.Step < 100 && s.Zero >= 0 && s.Zero <= 255
}

func (c *Card) checkKind() error {
	switch {
	case c.Kind == Detector && slices.Contains(detectorDecoders, c.Decoder):
		return firstError(c.checkDetector, c.checkRoles, c.checkSecond)
	case c.Kind == Region && c.Decoder == DecodeFacecue:
		return firstError(c.checkDetector, c.checkRoles, c.checkRegion)
	case c.Kind == Confirm && c.Decoder == DecodeSoftmax:
		return firstError(c.checkLogits, c.checkRegion, c.checkTemperature)
	case c.Kind == Expression && c.Decoder == DecodeSoftmax:
		return firstError(c.checkLabels, c.checkLogits, c.checkCrop, c.checkExpression)
	case c.Kind == Expression && c.Decoder == DecodeHeads:
		return firstError(c.checkHeads, c.checkCrop, c.checkExpression)
	case c.Kind == Identity && c.Decoder == DecodeVector:
		return firstError(c.checkLogits, c.checkCrop)
	}
	return fmt.Errorf("kind %q with decoder %q: known are %s with %s, %s with %s, %s with %s, %s with %s or %s, %s with %s",
		c.Kind, c.Decoder, Detector, strings.Join(detectorDecoders, " or "), Region, DecodeFacecue, Confirm, DecodeSoftmax, Expression, DecodeSoftmax, DecodeHeads, Identity, DecodeVector)
}

func (c *Card) checkDetector() error {
	if len(c.Outputs) == 0 || len(c.Outputs) > 32 {
		return fmt.Errorf("%d outputs are not 1 to 32", len(c.Outputs))
	}
	for _, o := range c.Outputs {
		if o.Stride < 1 || c.Input.MultipleOf%o.Stride != 0 {
			return fmt.Errorf("output %s: stride %d does not divide multiple_of %d", o.Name, o.Stride, c.Input.MultipleOf)
		}
	}
	t := c.Threshold
	if !(t.Low > 0 && t.Low <= t.High && t.High < 1) {
		return fmt.Errorf("thresholds low %v, high %v are not 0 < low <= high < 1", t.Low, t.High)
	}
	if !(c.NMSIoU > 0 && c.NMSIoU <= 1) {
		return fmt.Errorf("nms_iou %v is not in 0 to 1", c.NMSIoU)
	}
	return nil
}

func (c *Card) checkSecond() error {
	if c.Second != "" && c.Confirms == "" {
		return errors.New("a second detector without a network that confirms its faces")
	}
	return nil
}

// namesAnother tells whether the card names networks that its own one works with.
func (c *Card) namesAnother() bool { return c.Regions != "" || c.Confirms != "" || c.Second != "" }

// RegionSide is the side of the input of a network for regions, pixels.
const RegionSide = 96

func (c *Card) checkRegion() error {
	if c.Input.Width != RegionSide || c.Input.Height != RegionSide {
		return fmt.Errorf("input of %dx%d of a network for regions is not %dx%d", c.Input.Width, c.Input.Height, RegionSide, RegionSide)
	}
	if c.Input.Channels != Grey {
		return fmt.Errorf("input channels %q of a network for regions are not %s", c.Input.Channels, Grey)
	}
	if c.namesAnother() {
		return errors.New("a network for regions names another one")
	}
	return nil
}

func (c *Card) checkLabels() error {
	var seen []face.Label
	for _, name := range c.Labels {
		l, err := face.ParseLabel(name)
		if err != nil || !l.IsExpression() {
			return fmt.Errorf("label %q is none of %v", name, face.Labels())
		}
		if slices.Contains(seen, l) {
			return fmt.Errorf("label %q stands twice", name)
		}
		seen = append(seen, l)
	}
	if len(seen) < 2 {
		return errors.New("fewer than two labels")
	}
	return nil
}

// checkLogits refuses heads and further outputs beside the only output of DecodeSoftmax and
// DecodeVector.
func (c *Card) checkLogits() error {
	if len(c.Outputs) != 1 {
		return fmt.Errorf("%d outputs, want one", len(c.Outputs))
	}
	if len(c.Heads) > 0 || c.Outputs[0].Width != 0 {
		return fmt.Errorf("heads and the width of an output are for decoder %s", DecodeHeads)
	}
	return nil
}

func (c *Card) checkCrop() error {
	if c.namesAnother() {
		return errors.New("regions, confirms and second are for detectors")
	}
	if c.Input.Width == 0 || c.Input.Width != c.Input.Height {
		return fmt.Errorf("crop of %dx%d is not a fixed square", c.Input.Width, c.Input.Height)
	}
	if c.Crop.Border != "replicate" {
		return fmt.Errorf("crop border %q: only replicate is known", c.Crop.Border)
	}
	if m := c.Crop.Margin; !(m >= 0 && m <= 2) {
		return fmt.Errorf("crop margin %v is not in 0 to 2", m)
	}
	if t := c.Crop.Template; t[0] == t[1] && t != [5][2]float64{} {
		return errors.New("crop template has both eyes in one place")
	}
	return nil
}

func (c *Card) checkTemperature() error {
	if !(c.Temperature > 0 && c.Temperature < 100) {
		return fmt.Errorf("temperature %v is not in 0 to 100", c.Temperature)
	}
	return nil
}

func (c *Card) checkExpression() error {
	if len(c.Labels) > 0 {
		if err := c.checkTemperature(); err != nil {
			return err
		}
	}
	if m := c.Mirror; !(m >= 0 && m <= 1) {
		return fmt.Errorf("mirror %v is not in 0 to 1", m)
	}
	return nil
}
