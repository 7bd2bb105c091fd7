// Package frame owns decoded pictures on their way through the pipeline, each with what
// was found in it, and shows their samples to code that does not know libav.
package frame

import (
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// ErrClosed is the error of a frame that is closed.
var ErrClosed = errors.New("frame is closed")

var open atomic.Int64

// OpenCount is the number of frames not yet closed; zero at the end of every run.
func OpenCount() int64 { return open.Load() }

// Frame is one decoded picture, upright, with what was found in it. It has one owner at a
// time: a call that takes a Frame owns it unless its comment says otherwise. A second owner
// takes a Ref.
type Frame struct {
	Result face.Result

	picture *astiav.Frame
	aspect  float64 // displayed width of one sample, height being 1
	luma    pixel.Gray
	grey    *astiav.Frame // converted by Luma, where the format has no 8-bit Y plane
	colour  *astiav.Frame // red, green and blue planes, converted by Colour
	chroma  *astiav.Frame // converted by Chroma, where the format has no 8-bit planes of chroma
	pool    *Pool         // takes the AVFrame when the frame is closed; nil frees it
}

// New owns picture, an AVFrame of package av, also when it fails.
func New(picture *astiav.Frame) (*Frame, error) {
	f := new(Frame)
	if err := f.init(picture); err != nil {
		return nil, err
	}
	return f, nil
}

func (f *Frame) init(picture *astiav.Frame) error {
	if picture == nil {
		return ErrClosed
	}
	f.picture, f.aspect = picture, 1
	if sar := picture.SampleAspectRatio(); sar.Num() > 0 && sar.Den() > 0 {
		f.aspect = float64(sar.Num()) / float64(sar.Den())
	}
	open.Add(1)
	return nil
}

// AV lends the AVFrame to code that encodes or converts it. The frame stays its owner.
func (f *Frame) AV() *astiav.Frame { return f.picture }

// Size is the coded size in samples.
func (f *Frame) Size() (w, h int) { return f.picture.Width(), f.picture.Height() }

// DisplayedSize is the size in square pixels, as libavfilter's scale=iw*sar:ih computes it.
func (f *Frame) DisplayedSize() (w, h int) {
	return max(1, int(float64(float64(f.picture.Width())*f.aspect)+0.5)), f.picture.Height()
}

// Aspect is the displayed width of one sample, its height being 1.
func (f *Frame) Aspect() float64 { return f.aspect }

// Ref is a second frame of the same samples, with a copy of the result.
func (f *Frame) Ref() (*Frame, error) {
	if f.picture == nil {
		return nil, ErrClosed
	}
	clone := av.CloneFrame(f.picture)
	if clone == nil {
		return nil, fmt.Errorf("referencing a frame: %w", av.ErrMemory)
	}
	ref, err := New(clone)
	if err != nil {
		return nil, fmt.Errorf("referencing a frame: %w", err)
	}
	ref.Result = *f.Result.Clone()
	return ref, nil
}

// ReleasePixels frees the samples and keeps what was found in them. Only Result and Close
// may be used afterwards.
func (f *Frame) ReleasePixels() {
	if f.picture != nil {
		f.picture.Unref()
	}
	drop(&f.grey)
	drop(&f.colour)
	drop(&f.chroma)
	f.luma = pixel.Gray{}
}

// Close frees the picture, or gives it to the pool it came from. It may be called again.
func (f *Frame) Close() error {
	if f.picture == nil {
		return nil
	}
	if f.pool != nil {
		f.pool.put(f.picture, f.Result.Faces)
		f.Result.Faces = nil
	} else {
		av.FreeFrame(f.picture)
	}
	f.picture = nil
	f.ReleasePixels()
	open.Add(-1)
	return nil
}

// drop frees an AVFrame, if there is one.
func drop(picture **astiav.Frame) {
	av.FreeFrame(*picture)
	*picture = nil
}
