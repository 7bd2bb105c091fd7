package run

import (
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/overlay"
)

// pipeSink forwards frames to the overlay until the pipe's reader closes it.
type pipeSink struct {
	*overlay.Sink
	out       *pipeOutput
	momentary bool // no smooth filter: the labels of each frame are drawn
}

// Frame owns f. After EPIPE frames are dropped, so that the findings of the frames before
// are still completed.
func (s pipeSink) Frame(f *frame.Frame) error {
	if s.out.outlet.Failed() {
		return f.Close()
	}
	for i := range f.Result.Faces {
		if face := &f.Result.Faces[i]; s.momentary {
			face.State, face.Smooth = face.Label, face.Scores
		}
	}
	err := s.Sink.Frame(f)
	if err != nil {
		s.Sink.Close()
	}
	return s.out.end(err)
}

// Close writes what the overlay still holds.
func (s pipeSink) Close() error {
	err := s.Sink.Close()
	if s.out.outlet.Failed() {
		return nil
	}
	return s.out.end(err)
}
