package event

import "github.com/facecue/facecue/internal/face"

// Segmenter turns the results of successive frames into events. Events come
// out when they are over, in an order that depends on the results alone.
type Segmenter struct {
	set    Settings
	clock  face.Clock
	usual  int64 // ticks of a frame whose length is unknown
	runs   people[run]
	shorts people[excursions]
	prev   face.Result // time and number of the frame before; no faces
	begun  bool
}

// NewSegmenter makes one for a stream.
func NewSegmenter(set Settings, stream face.Stream) *Segmenter {
	return &Segmenter{set: set, clock: stream.Clock, usual: stream.FrameTicks()}
}

// Add takes the frames in order, after smoothing.
func (s *Segmenter) Add(r *face.Result, emit Emit) error {
	if err := s.closeStale(r, emit); err != nil {
		return err
	}
	for i := range r.Faces {
		f := &r.Faces[i]
		if err := s.extend(f, r, emit); err != nil {
			return err
		}
		if err := s.watch(f, r, emit); err != nil {
			return err
		}
	}
	s.prev = face.Result{Frame: r.Frame, PTS: r.PTS, Duration: r.Duration}
	s.begun = true
	return nil
}

// Flush ends what is still open, after the last frame.
func (s *Segmenter) Flush(emit Emit) (err error) {
	end := s.prev.PTS + s.length(&s.prev)
	s.runs.sweep(func(_ int, n *run) bool {
		n.endAt(s.prev.Frame, end)
		err = first(err, s.finish(n, emit))
		return true
	})
	s.shorts = people[excursions]{}
	return err
}

// closeStale ends the runs that no frame up to now can take up again, and
// settles where the others that were in the frame before end so far.
func (s *Segmenter) closeStale(r *face.Result, emit Emit) (err error) {
	gap := s.set.Gap.Seconds()
	now := s.clock.Seconds(r.PTS)
	s.runs.sweep(func(_ int, n *run) bool {
		n.endAt(s.prev.Frame, r.PTS)
		if now-s.clock.Seconds(n.event.Offset) <= gap {
			return false
		}
		err = first(err, s.finish(n, emit))
		return true
	})
	s.shorts.sweep(func(_ int, x *excursions) bool { return x.frame != s.prev.Frame && s.begun })
	return err
}

// length of a frame in ticks, as far as known.
func (s *Segmenter) length(r *face.Result) int64 {
	if r.Duration > 0 {
		return r.Duration
	}
	return s.usual
}

func first(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
