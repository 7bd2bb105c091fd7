package event

import (
	"cmp"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// rises are the raw scores of one person, measured from a baseline of that person: a
// face that always looks a little sad is not called sad for it.
type rises struct {
	frame    int64         // number of the last frame that was judged
	judged   time.Duration // player's time of it
	begun    time.Duration // player's time of the first one
	baseline face.Scores
	byLabel  [face.NumLabels]rise
}

// rise is a rise of one label's score.
type rise struct {
	event   Event
	sum     float64 // of the scores
	count   int
	open    bool
	full    bool        // it has led all labels with the full rise
	tooLong bool        // it has lasted longer than a fleeting expression
	onset   face.Scores // the baseline at its onset
}

// baselineTime is for how long a face must be seen before its baseline counts.
const baselineTime = 500 * time.Millisecond

// followRises brings the rises of one face up to the present frame. A frame that cannot
// be judged, or that lacks the face, ends all rises without an event.
func (s *Segmenter) followRises(f *face.Face, r *face.Result, emit Emit) error {
	top, _ := f.Scores.Top()
	if f.Label == face.LowQuality || top == face.None || s.set.Longest <= 0 || s.set.Rate <= 0 {
		return nil
	}
	now := s.clock.Time(r.PTS)
	s.note(f, now)
	p, fresh := s.rises.get(f.ID)
	if fresh || now < p.judged {
		*p = rises{begun: now, baseline: f.Scores, judged: now}
	}
	weight := float32(s.weights.of(now - p.judged))
	p.frame, p.judged = r.Frame, now
	for i := range p.byLabel {
		if err := s.followRise(p, i, f, r, weight, emit); err != nil {
			return err
		}
	}
	return nil
}

// followRise brings one label's rise up to the present frame. A rise begins at half of
// Settings.Rise, counts once it has led all labels with the full Settings.Rise, and ends
// under half of it. The baseline follows the score with the weight, except during a rise
// that is not too long.
func (s *Segmenter) followRise(p *rises, i int, f *face.Face, r *face.Result, weight float32, emit Emit) error {
	label, e := face.Neutral+face.Label(i), &p.byLabel[i]
	value := f.Scores[i]
	height := value - p.baseline[i]
	risen := height >= s.set.Rise/2 && label != face.Neutral
	switch {
	case risen && !e.open:
		hasBaseline := p.judged-p.begun >= baselineTime
		*e = rise{open: true, onset: p.baseline, tooLong: !hasBaseline, event: Event{
			Kind: Fleeting, Person: f.ID, Label: label, Onset: r.PTS, OnsetFrame: r.Frame, Apex: r.PTS, ApexFrame: r.Frame}}
	case !risen && e.open:
		e.open = false
		if err := s.finishRise(e, r, emit); err != nil {
			return err
		}
	}
	if e.open {
		e.add(value, r)
		leader, _ := f.Scores.Top()
		e.full = e.full || height >= s.set.Rise && leader == label
		e.tooLong = e.tooLong || s.clock.Time(r.PTS)-s.clock.Time(e.event.Onset) > s.set.Longest
	}
	if !e.open || e.tooLong {
		p.baseline[i] += float32(weight * height)
	}
	return nil
}

func (e *rise) add(value float32, r *face.Result) {
	e.sum += float64(value)
	e.count++
	if value > e.event.Peak {
		e.event.Peak, e.event.Apex, e.event.ApexFrame = value, r.PTS, r.Frame
	}
	e.event.OffsetFrame = r.Frame
}

// finishRise makes a candidate of a rise that ends at the present frame, if it is as high and
// short as a fleeting expression. It is emitted when it has been compared with what follows;
// live, it is compared with what went before alone.
func (s *Segmenter) finishRise(e *rise, r *face.Result, emit Emit) error {
	e.event.Offset = r.PTS
	length := s.clock.Time(e.event.Offset) - s.clock.Time(e.event.Onset)
	if !e.full || e.tooLong || length > s.set.Longest || length <= 0 {
		return nil
	}
	e.event.Mean = min(face.RoundScore(float32(e.sum/float64(e.count))), e.event.Peak)
	c := candidate{e.event, e.onset, s.clock.Time(e.event.Onset), s.clock.Time(e.event.Apex), s.clock.Time(e.event.Offset)}
	p, _ := s.fluctuations.get(e.event.Person)
	if s.set.Ahead <= 0 {
		return s.judge(p, c, emit)
	}
	p.waiting = append(p.waiting, c)
	slices.SortStableFunc(p.waiting, func(a, b candidate) int { return cmp.Compare(a.apex, b.apex) })
	return nil
}
