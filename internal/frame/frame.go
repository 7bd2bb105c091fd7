// Package frame owns decoded pictures. It is the only package that holds an
// AVFrame, and the only way from libav's memory to a pixel.Gray.
package frame

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// ErrClosed is returned by a frame that was given back already.
var ErrClosed = errors.New("frame is closed")

var live atomic.Int64

// Live counts the frames not yet closed; zero at the end of every run.
func Live() int64 { return live.Load() }

// Frame is one decoded picture, upright, with what was found in it. It has one
// holder at a time: sending it hands it over, a second holder takes a Ref.
type Frame struct {
	Result face.Result

	av     *astiav.Frame
	aspect float64 // displayed width of one sample, height being 1
	luma   pixel.Gray
	grey   *astiav.Frame // converted luma, where the format has no 8-bit Y plane
	colour *astiav.Frame // red, green and blue planes, where somebody asked
	pool   *Pool         // where the AVFrame goes when the frame is closed, if anywhere
}

// New takes over an AVFrame, also when it fails.
func New(av *astiav.Frame) (*Frame, error) {
	f := new(Frame)
	if err := f.init(av); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *Frame) init(av *astiav.Frame) error {
	if av == nil {
		return ErrClosed
	}
	f.av, f.aspect = av, 1
	if sar := av.SampleAspectRatio(); sar.Num() > 0 && sar.Den() > 0 {
		f.aspect = float64(sar.Num()) / float64(sar.Den())
	}
	live.Add(1)
	return nil
}

// AV lends the AVFrame to code that encodes or converts it. It stays the
// frame's own.
func (f *Frame) AV() *astiav.Frame { return f.av }

// Size is the coded size in samples.
func (f *Frame) Size() (w, h int) { return f.av.Width(), f.av.Height() }

// DisplayedSize is the size in square pixels: as libav's scale=iw*sar:ih.
func (f *Frame) DisplayedSize() (w, h int) {
	return max(1, int(float64(float64(f.av.Width())*f.aspect)+0.5)), f.av.Height()
}

// Aspect is the displayed width of one sample, its height being 1.
func (f *Frame) Aspect() float64 { return f.aspect }

// Ref makes a second holder of the same pixels with a copy of the result.
func (f *Frame) Ref() (*Frame, error) {
	if f.av == nil {
		return nil, ErrClosed
	}
	clone := f.av.Clone()
	if clone == nil {
		return nil, errors.New("cannot reference the frame: out of memory")
	}
	ref, err := New(clone)
	if err != nil {
		return nil, fmt.Errorf("referencing a frame: %w", err)
	}
	ref.Result = *f.Result.Clone()
	return ref, nil
}

// Forget gives the pixels back and keeps what was found in them. Nothing but Result
// and Close is of use afterwards.
func (f *Frame) Forget() {
	if f.av != nil {
		f.av.Unref()
	}
	drop(&f.grey)
	drop(&f.colour)
	f.luma = pixel.Gray{}
}

// Close gives the picture back. It may be called again.
func (f *Frame) Close() error {
	if f.av == nil {
		return nil
	}
	if f.pool != nil {
		f.pool.put(f.av, f.Result.Faces)
		f.Result.Faces = nil
	} else {
		f.av.Free()
	}
	f.av = nil
	f.Forget()
	live.Add(-1)
	return nil
}

func drop(av **astiav.Frame) {
	if *av != nil {
		(*av).Free()
		*av = nil
	}
}
