package event

import "github.com/facecue/facecue/internal/face"

// Segmenter turns the results of successive frames into events. A state begins in
// the first frame whose face has it, and ends in the first that has another, so
// that events and faces say the same. Events come out when they are over, in an
// order that depends on the results alone.
type Segmenter struct {
	set    Settings
	clock  face.Clock
	usual  int64 // ticks of a frame whose length is unknown
	runs   people[run]
	shorts people[excursions]
	begun  bool
	prev   int64 // number of the last analysed frame
	last   int64 // number of the last frame of all
	end    int64 // PTS of its end
}

// NewSegmenter makes one for a stream.
func NewSegmenter(set Settings, stream face.Stream) *Segmenter {
	return &Segmenter{set: set, clock: stream.Clock, usual: stream.FrameTicks()}
}

// Add takes the frames in order, after smoothing. What a frame shows stands until
// the next that was analysed.
func (s *Segmenter) Add(r *face.Result, emit Emit) error {
	s.last, s.end = r.Frame, r.PTS+s.length(r)
	if r.Status == face.NotAnalysed {
		return nil
	}
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
	s.prev, s.begun = r.Frame, true
	return nil
}

// Flush ends what is still open, after the last frame.
func (s *Segmenter) Flush(emit Emit) (err error) {
	s.runs.sweep(func(_ int, n *run) bool {
		n.endAt(s.prev, s.end, s.last+1)
		err = first(err, s.finish(n, emit))
		return true
	})
	s.shorts = people[excursions]{}
	return err
}

// closeStale ends the runs that no frame up to now can take up again, and
// settles where the others that were in the frame before end so far.
func (s *Segmenter) closeStale(r *face.Result, emit Emit) (err error) {
	now := s.clock.Time(r.PTS)
	s.runs.sweep(func(_ int, n *run) bool {
		n.endAt(s.prev, r.PTS, r.Frame)
		if now-s.clock.Time(n.event.Offset) <= s.set.Gap {
			return false
		}
		err = first(err, s.finish(n, emit))
		return true
	})
	s.shorts.sweep(func(_ int, x *excursions) bool { return x.frame != s.prev && s.begun })
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
