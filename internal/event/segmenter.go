package event

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// Segmenter turns the results of successive frames into events. A state begins in
// the first frame whose face has it, and ends in the first that has another, so
// that events and faces agree. An event is emitted when it has ended; the order of
// events depends on the results alone.
type Segmenter struct {
	set          Settings
	clock        face.Clock
	usualTicks   int64 // length of a frame whose own length is unknown
	states       byPerson[openState]
	speeches     byPerson[openState]
	rises        byPerson[rises]
	fluctuations byPerson[fluctuation]
	prev         int64 // number of the last analysed frame
	last         int64 // number of the last frame of all
	end          int64 // PTS of its end
	holes        holes
	hole         hole // the first since the last analysed frame
	weights      memo // of a new frame in the baseline, by the time since the one before
}

// hole is where pictures are missing.
type hole struct {
	found bool
	pts   int64 // at which the picture before it ended
	frame int64 // the picture behind it
}

// NewSegmenter makes one for a stream.
func NewSegmenter(set Settings, stream face.Stream) *Segmenter {
	weights := memo{compute: func(span time.Duration) float64 {
		return -elementary.Expm1(-span.Seconds() / set.Baseline.Seconds())
	}}
	return &Segmenter{set: set, clock: stream.Clock, usualTicks: stream.FrameTicks(), holes: newHoles(set, stream), weights: weights}
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
	if err := s.compare(s.clock.Time(r.PTS), emit); err != nil {
		return err
	}
	for i := range r.Faces {
		f := &r.Faces[i]
		if err := s.extend(f, r, emit); err != nil {
			return err
		}
		if err := s.followSpeech(f, r, emit); err != nil {
			return err
		}
		if err := s.followRises(f, r, emit); err != nil {
			return err
		}
	}
	s.prev = r.Frame
	return nil
}

// Flush ends what is still open, after the last frame.
func (s *Segmenter) Flush(emit Emit) (err error) {
	err = s.finishOpen(s.until(s.end, s.last+1), func(*openState) bool { return true }, emit)
	err = firstError(err, s.compare(math.MaxInt64, emit))
	s.rises, s.fluctuations = byPerson[rises]{}, byPerson[fluctuation]{}
	return err
}

// closeStale ends the states and stretches of speech that no later frame can extend, and sets where the others
// end for now that the last analysed frame showed. It deletes the rises of everybody
// whom that frame did not show, and of all people at a hole.
func (s *Segmenter) closeStale(r *face.Result, emit Emit) (err error) {
	now, until := s.clock.Time(r.PTS), s.until(r.PTS, r.Frame)
	s.hole = hole{}
	err = s.finishOpen(until, func(o *openState) bool { return now-s.clock.Time(o.event.Offset) > s.set.Gap }, emit)
	s.rises.sweep(func(_ int, p *rises) bool { return p.frame != s.prev || until.found })
	return err
}

// finishOpen sets where the open states and stretches of speech end for now that the last analysed frame showed, and
// ends those that are over.
func (s *Segmenter) finishOpen(until hole, isOver func(*openState) bool, emit Emit) (err error) {
	for _, open := range []*byPerson[openState]{&s.states, &s.speeches} {
		open.sweep(func(_ int, o *openState) bool {
			o.endAt(s.prev, until.pts, until.frame)
			if !isOver(o) {
				return false
			}
			err = firstError(err, s.finish(o, emit))
			return true
		})
	}
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
	return s.usualTicks
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}
