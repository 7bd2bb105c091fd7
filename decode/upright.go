package decode

import (
	"fmt"
	"log/slog"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// upright turns and flips pictures as their display matrix says. The filter graph is made
// for the first picture that needs it, and again when size, format or matrix change.
type upright struct {
	base   astiav.Rational  // time base of the pictures
	stream av.DisplayMatrix // the container's, for pictures without their own
	logger *slog.Logger

	shape  shape
	graph  *av.Graph
	warned bool // of an angle that is not applied
}

// shape is what a filter graph is made for.
type shape struct {
	w, h    int
	format  astiav.PixelFormat
	filters string
}

// apply owns f and returns the picture upright.
func (u *upright) apply(f *astiav.Frame) (*astiav.Frame, error) {
	filters := u.filters(f)
	if filters == "" {
		return f, nil
	}
	defer av.FreeFrame(f)
	out := av.NewFrame()
	err := u.prepare(shape{f.Width(), f.Height(), f.PixelFormat(), filters}, f.SampleAspectRatio())
	if err == nil {
		err = u.graph.Send(f)
	}
	if err == nil {
		err = u.graph.Receive(out)
	}
	if err != nil {
		av.FreeFrame(out)
		return nil, fmt.Errorf("turning the picture upright: %w", err)
	}
	return out, nil
}

// exactScaling is for a scaler that libavfilter puts in where a filter does not take a
// pixel format: it gives the same samples on every processor.
const exactScaling = "sws_flags=bicubic+accurate_rnd+bitexact;"

// prepare makes the graph for pictures of a shape, unless it is there.
func (u *upright) prepare(s shape, aspect astiav.Rational) (err error) {
	if u.graph != nil && u.shape == s {
		return nil
	}
	u.close()
	if aspect.Num() <= 0 || aspect.Den() <= 0 {
		aspect = astiav.NewRational(0, 1)
	}
	u.shape = s
	u.graph, err = av.NewPictureGraph(av.PictureInput{Width: s.w, Height: s.h, Format: s.format, Base: u.base, SampleAspect: aspect}, exactScaling+s.filters)
	return err
}

// filters are those for the matrix of the picture, else for the container's.
func (u *upright) filters(f *astiav.Frame) string {
	m, own := av.TakeDisplayMatrix(f)
	if !own {
		m = u.stream
	}
	filters, ok := uprightFilters(m)
	if !ok && !u.warned {
		u.warned = true
		u.logger.Warn("the rotation is no multiple of 90 degrees and is not applied")
	}
	return filters
}

func (u *upright) close() {
	if u.graph != nil {
		u.graph.Close()
		u.graph = nil
	}
}
