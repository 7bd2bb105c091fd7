package overlay

import (
	"slices"

	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/shield"
)

// waiting holds frames back for as long as a shield may still find that somebody
// is to be hidden in them.
type waiting struct {
	shield shield.Shield
	frames []*frame.Frame
}

// add takes a frame and gives the one whose turn it is, or nil.
func (w *waiting) add(f *frame.Frame) *frame.Frame {
	w.shield.Cover(&f.Result)
	w.frames = append(w.frames, f)
	if len(w.frames) <= w.shield.Ahead {
		return nil
	}
	return w.next()
}

// next gives the oldest frame that waits, or nil.
func (w *waiting) next() *frame.Frame {
	if len(w.frames) == 0 {
		return nil
	}
	f := w.frames[0]
	w.frames = slices.Delete(w.frames, 0, 1)
	return f
}

// close drops what waits.
func (w *waiting) close() {
	for _, f := range w.frames {
		f.Close()
	}
	w.frames = nil
}
