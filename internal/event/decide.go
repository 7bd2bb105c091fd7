package event

import (
	"github.com/facecue/facecue/internal/face"
)

// decide ends a person's undecided time: it finds the label that the smoothed scores support
// since the state lost its support, and gives it to the waiting frames from where that label
// took the lead. A state keeps its least length. Where the scores of that time as a whole
// support the present state, it stays.
func (t *TwoSided) decide(id int, p *undecided) {
	label := t.winner(id, p)
	p.open = false
	if label == p.state {
		return
	}
	from := t.took(id, p, label)
	since, first := p.since, true
	for _, r := range t.waiting[:t.smoothed] {
		f := find(r, id)
		if r.PTS < from || f == nil || f.State == face.LowQuality || p.state != face.None && t.between(since, r.PTS) < t.set.Min {
			continue
		}
		if f.State = label; first {
			p.since, first = r.PTS, false
		}
	}
	p.state = label
}

// winner is the next state by the mean of the smoothed scores of the undecided time.
func (t *TwoSided) winner(id int, p *undecided) face.Label {
	var sum face.Scores
	count := float32(0)
	for _, r := range t.waiting[:t.smoothed] {
		if f := find(r, id); f != nil && r.PTS >= p.lost && judged(f) {
			for i, v := range f.Smooth {
				sum[i] += v
			}
			count++
		}
	}
	for i := range sum {
		sum[i] /= max(1, count)
	}
	return t.set.next(p.state, &sum)
}

// shown tells that the next state has been shown for long or clearly enough. Neutral and uncertain
// ones need no more than hold: a mouth that talks looks like an expression, not like their end.
func (t *TwoSided) shown(id int, p *undecided) bool {
	label := t.winner(id, p)
	if p.state == face.None || label == p.state || label == face.Neutral || !label.IsExpression() {
		return true
	}
	sum, last := 0.0, p.lost
	for _, r := range t.waiting[:t.smoothed] {
		if f := find(r, id); f != nil && r.PTS >= p.lost && judged(f) {
			over := max(0, float64(f.Smooth.Of(label)-t.set.Leave))
			sum += float64(over * min(t.between(last, r.PTS), t.set.Gap).Seconds())
			last = r.PTS
		}
	}
	return sum >= plainly.Seconds()
}

// took is the PTS of the frame in which a label took the lead over a person's state: it is
// looked for backwards from the frame in which the state lost its support, where the label
// leads there, and else forwards.
func (t *TwoSided) took(id int, p *undecided, label face.Label) int64 {
	if p.state == face.None {
		return p.lost
	}
	from := p.lost
	for n := t.smoothed - 1; n >= 0; n-- {
		f := find(t.waiting[n], id)
		if f == nil || !judged(f) {
			continue
		}
		leads, pts := t.leads(label, p.state, &f.Smooth), t.waiting[n].PTS
		if !leads && pts <= p.lost {
			break
		}
		if leads && (pts >= p.lost || pts < from) {
			from = pts
		}
	}
	return from
}

// leads tells that scores speak for one label rather than for another.
func (t *TwoSided) leads(label, over face.Label, smooth *face.Scores) bool {
	switch {
	case label == face.Uncertain:
		return smooth.Of(over) < t.set.Leave
	case over == face.Uncertain:
		top, _ := smooth.Top()
		return top == label && smooth.Of(label) >= t.set.Leave
	}
	return smooth.Of(label) >= smooth.Of(over)
}

func find(r *face.Result, id int) *face.Face {
	for i := range r.Faces {
		if r.Faces[i].ID == id {
			return &r.Faces[i]
		}
	}
	return nil
}
