package overlay

import (
	"slices"

	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/shield"
)

// holdback delays frames by as many as the shield looks ahead. A face that is found in one
// of these frames is hidden in the frames before it too.
type holdback struct {
	shield shield.Shield
	frames []*frame.Frame // the oldest first
}

// add owns f and gives the frame that has been delayed enough, or nil.
func (h *holdback) add(f *frame.Frame) *frame.Frame {
	h.shield.Cover(&f.Result)
	h.frames = append(h.frames, f)
	if len(h.frames) <= h.shield.Ahead {
		return nil
	}
	return h.next()
}

// next gives the oldest frame that is held back, or nil.
func (h *holdback) next() *frame.Frame {
	if len(h.frames) == 0 {
		return nil
	}
	f := h.frames[0]
	h.frames = slices.Delete(h.frames, 0, 1)
	return f
}

// close closes the frames that are held back.
func (h *holdback) close() {
	for _, f := range h.frames {
		f.Close()
	}
	h.frames = nil
}
