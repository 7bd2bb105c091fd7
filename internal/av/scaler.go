package av

/*
#include <libswscale/swscale.h>
*/
import "C"

import (
	"fmt"

	"github.com/asticode/go-astiav"
)

// Interpolation is how a Scaler computes samples.
type Interpolation int

const (
	// ExactBilinear gives the same samples on every processor. swscale's faster code for
	// some processors, which Bicubic uses, rounds otherwise.
	ExactBilinear Interpolation = iota
	Bicubic
)

func (i Interpolation) flags() astiav.SoftwareScaleContextFlags {
	if i == Bicubic {
		return astiav.NewSoftwareScaleContextFlags(astiav.SoftwareScaleContextFlagBicubic)
	}
	const exact = astiav.SoftwareScaleContextFlag(C.SWS_ACCURATE_RND | C.SWS_BITEXACT)
	return astiav.NewSoftwareScaleContextFlags(astiav.SoftwareScaleContextFlagBilinear, exact)
}

// Scaler converts pictures to another pixel format or size by swscale. One goroutine uses
// it at a time; the zero value is an exact bilinear one.
type Scaler struct {
	Interpolation Interpolation

	context  *astiav.SoftwareScaleContext
	from, to form // that context was made for
}

// form is what swscale must know of a picture beforehand.
type form struct {
	w, h   int
	format astiav.PixelFormat
}

func formOf(f *astiav.Frame) form { return form{f.Width(), f.Height(), f.PixelFormat()} }

// Scale allocates the samples of to, whose size and pixel format are set, and fills them
// with the picture from.
func (s *Scaler) Scale(to, from *astiav.Frame) error {
	if err := s.prepare(formOf(to), formOf(from)); err != nil {
		return err
	}
	err := to.AllocBuffer(0)
	if err == nil {
		err = s.context.ScaleFrame(from, to)
	}
	if err != nil {
		return fmt.Errorf("converting a picture from %s to %s: %w", from.PixelFormat(), to.PixelFormat(), err)
	}
	return nil
}

func (s *Scaler) prepare(to, from form) (err error) {
	if s.context != nil && s.from == from && s.to == to {
		return nil
	}
	s.Close()
	s.context, err = astiav.CreateSoftwareScaleContext(from.w, from.h, from.format, to.w, to.h, to.format, s.Interpolation.flags())
	if err != nil {
		s.context = nil
		return fmt.Errorf("no conversion from %s to %s: %w", from.format, to.format, err)
	}
	contexts.Add(1)
	s.from, s.to = from, to
	return nil
}

// Close frees swscale's context. It may be called again.
func (s *Scaler) Close() {
	if s.context != nil {
		s.context.Free()
		s.context = nil
		contexts.Add(-1)
	}
}
