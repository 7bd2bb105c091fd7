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
	prev   int64 // number of the last analysed frame
	last   int64 // number of the last frame of all
	end    int64 // PTS of its end
	holes  holes
	hole   hole // the first since the last analysed frame
}

// hole is where pictures are missing.
type hole struct {
	found bool
	pts   int64 // at which the picture before it ended
	frame int64 // the picture behind it
}

// NewSegmenter makes one for a stream.
func NewSegmenter(set Settings, stream face.Stream) *Segmenter {
	return &Segmenter{set: set, clock: stream.Clock, usual: stream.FrameTicks(), holes: newHoles(set, stream)}
}

// Add takes the frames in order, after smoothing. What a frame shows stands until
// the next that was analysed, or until a hole before it.
func (s *Segmenter) Add(r *face.Result, emit Emit) error {
	s.last, s.end = r.Frame, r.PTS+s.length(r)
	if end, found := s.holes.pass(r.PTS); found && !s.hole.found {
		s.hole = hole{true, end, r.Frame}
	}
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
	s.prev = r.Frame
	return nil
}

// Flush ends what is still open, after the last frame.
func (s *Segmenter) Flush(emit Emit) (err error) {
	until := s.until(s.end, s.last+1)
	s.runs.sweep(func(_ int, n *run) bool {
		n.endAt(s.prev, until.pts, until.frame)
		err = first(err, s.finish(n, emit))
		return true
	})
	s.shorts = people[excursions]{}
	return err
}

// closeStale ends the runs that no frame up to now can take up again, and
// settles where the others that were in the frame before end so far.
func (s *Segmenter) closeStale(r *face.Result, emit Emit) (err error) {
	now, until := s.clock.Time(r.PTS), s.until(r.PTS, r.Frame)
	s.hole = hole{}
	s.runs.sweep(func(_ int, n *run) bool {
		n.endAt(s.prev, until.pts, until.frame)
		if now-s.clock.Time(n.event.Offset) <= s.set.Gap {
			return false
		}
		err = first(err, s.finish(n, emit))
		return true
	})
	s.shorts.sweep(func(_ int, x *excursions) bool { return x.frame != s.prev || until.found })
	return err
}

// until is how far the last analysed frame stands: to a frame, or to a hole before it.
func (s *Segmenter) until(pts, frame int64) hole {
	if s.hole.found {
		return s.hole
	}
	return hole{pts: pts, frame: frame}
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
