package event

import (
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// excursions watches the raw scores of one person against a baseline of its
// own, so that a face that always looks a little sad is not called so.
type excursions struct {
	frame    int64 // the last frame it was judged in
	judged   time.Duration
	begun    time.Duration
	baseline face.Scores
	under    [face.NumLabels]excursion
}

// excursion is a rise of one score.
type excursion struct {
	event  Event
	sum    float64
	count  int
	open   bool
	proper bool // it has reached the full rise
	long   bool // it has outlasted a fleeting one
}

// settle is how long a face must be seen before its baseline counts.
const settle = 500 * time.Millisecond

// watch follows the raw scores of one face. A frame that cannot be judged, or
// in which the face is missing, ends all excursions without an event.
func (s *Segmenter) watch(f *face.Face, r *face.Result, emit Emit) error {
	top, _ := f.Scores.Top()
	if f.Label == face.LowQuality || top == face.None || s.set.Longest <= 0 {
		return nil
	}
	now := s.clock.Time(r.PTS)
	x, fresh := s.shorts.get(f.ID)
	if fresh || now < x.judged {
		*x = excursions{begun: now, baseline: f.Scores, judged: now}
	}
	weight := float32(-elementary.Expm1(-(now - x.judged).Seconds() / s.set.Baseline.Seconds()))
	x.frame, x.judged = r.Frame, now
	for i := range x.under {
		if err := s.step(x, i, f, r, weight, emit); err != nil {
			return err
		}
	}
	return nil
}

// step moves one label's excursion on by a frame. It begins at half the rise,
// counts once it has led all labels with the full rise, and ends under half.
// The baseline stands still meanwhile, unless it lasts.
func (s *Segmenter) step(x *excursions, i int, f *face.Face, r *face.Result, weight float32, emit Emit) error {
	label, e := face.Neutral+face.Label(i), &x.under[i]
	value := f.Scores[i]
	over := value - x.baseline[i]
	above := over >= s.set.Rise/2 && label != face.Neutral
	switch {
	case above && !e.open:
		settled := x.judged-x.begun >= settle
		*e = excursion{open: true, long: !settled, event: Event{
			Kind: Fleeting, Person: f.ID, Label: label, Onset: r.PTS, OnsetFrame: r.Frame, Apex: r.PTS, ApexFrame: r.Frame}}
	case !above && e.open:
		e.open = false
		if err := s.over(e, r, emit); err != nil {
			return err
		}
	}
	if e.open {
		e.add(value, r)
		leader, _ := f.Scores.Top()
		e.proper = e.proper || over >= s.set.Rise && leader == label
		e.long = e.long || s.clock.Time(r.PTS)-s.clock.Time(e.event.Onset) > s.set.Longest
	}
	if !e.open || e.long {
		x.baseline[i] += float32(weight * over)
	}
	return nil
}

func (e *excursion) add(value float32, r *face.Result) {
	e.sum += float64(value)
	e.count++
	if value > e.event.Peak {
		e.event.Peak, e.event.Apex, e.event.ApexFrame = value, r.PTS, r.Frame
	}
	e.event.OffsetFrame = r.Frame
}

// over emits an excursion that has just ended, if it was a fleeting one.
func (s *Segmenter) over(e *excursion, r *face.Result, emit Emit) error {
	e.event.Offset = r.PTS
	length := s.clock.Time(e.event.Offset) - s.clock.Time(e.event.Onset)
	if !e.proper || e.long || length > s.set.Longest || length <= 0 {
		return nil
	}
	e.event.Mean = min(face.RoundScore(float32(e.sum/float64(e.count))), e.event.Peak)
	return emit(e.event)
}
