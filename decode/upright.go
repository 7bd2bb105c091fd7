package decode

import (
	"fmt"
	"log/slog"

	"github.com/asticode/go-astiav"
)

// upright turns and flips pictures as their display matrix says. The filter
// graph is made for the first picture that needs it and made again when size,
// format or matrix change.
type upright struct {
	base   astiav.Rational // time base
	stream matrix          // the container's matrix
	logger *slog.Logger

	shape shape
	graph *graph
	odd   bool // an angle that is not applied was reported
}

// shape is what a filter graph is made for.
type shape struct {
	w, h    int
	format  astiav.PixelFormat
	filters string
}

// apply consumes f and returns the picture upright.
func (u *upright) apply(f *astiav.Frame) (*astiav.Frame, error) {
	filters := u.filters(f)
	if filters == "" {
		return f, nil
	}
	defer freePicture(f)
	s := shape{f.Width(), f.Height(), f.PixelFormat(), filters}
	if u.graph == nil || u.shape != s {
		u.close()
		g, err := newGraph(s, u.base, f.SampleAspectRatio())
		if err != nil {
			return nil, fmt.Errorf("turning the picture upright: %w", err)
		}
		u.shape, u.graph = s, g
	}
	out, err := u.graph.run(f)
	if err != nil {
		return nil, fmt.Errorf("turning the picture upright: %w", err)
	}
	return out, nil
}

// filters are those for the picture's own matrix, else for the container's.
func (u *upright) filters(f *astiav.Frame) string {
	m, own := takeMatrix(f)
	if !own {
		m = u.stream
	}
	filters, ok := m.filters()
	if !ok && !u.odd {
		u.odd = true
		u.logger.Warn("the rotation is no multiple of 90 degrees and is not applied")
	}
	return filters
}

func (u *upright) close() {
	if u.graph != nil {
		u.graph.close()
		u.graph = nil
	}
}
