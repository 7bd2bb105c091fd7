package event

import "github.com/facecue/facecue/internal/face"

// peak is the highest smoothed score of a person's state so far.
type peak struct {
	presence
	state face.Label
	score float32
}

// setPeaks sets the peak of each face in a waiting frame: the highest smoothed score of its
// state up to the end of what is smoothed.
func (t *TwoSided) setPeaks(n int) {
	r := t.waiting[n]
	if r.Status == face.NotAnalysed {
		return
	}
	now := t.clock.Time(r.PTS)
	t.counted++
	t.peaks.sweep(func(_ int, p *peak) bool {
		p.pass(t.counted, now)
		return p.gap(now) > t.set.Gap
	})
	for i := range r.Faces {
		f := &r.Faces[i]
		if !held(f) {
			continue
		}
		p, fresh := t.peaks.get(f.ID)
		if p.picture = t.counted; fresh || p.state != f.State {
			p.state, p.score = f.State, 0
		}
		p.score = max(p.score, t.ahead(n, f))
		f.Peak = p.score
	}
}

// ahead is the highest smoothed score of a face's state from a waiting frame on, as far as
// the state goes on.
func (t *TwoSided) ahead(n int, f *face.Face) (highest float32) {
	for _, r := range t.waiting[n:t.smoothed] {
		later := find(r, f.ID)
		if later == nil {
			continue
		}
		if later.State != f.State {
			break
		}
		highest = max(highest, later.Smooth.Of(f.State))
	}
	return highest
}

// held tells that a face has a state: an expression, or uncertain.
func held(f *face.Face) bool { return f.State.IsExpression() || f.State == face.Uncertain }
