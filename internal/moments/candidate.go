package moments

import (
	"math"
	"slices"
	"sort"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// Moment is an event with its score, or several that were found to be one.
type Moment struct {
	session.Event
	People []string // who shows it; the one of the best score first
	Parts
	DeviationSD float64 // distance of the peak from the person's median, in spreads
	Score       float64
}

const (
	deviationsForOne = 10         // spreads that make a deviation of 1
	leastSpread      = 0.05       // of a score: less is noise
	madToSD          = 1.4826     // of the normal distribution
	riseWithin       = 0.5        // seconds
	riseForOne       = 2          // score per second that makes a sharpness of 1
	around           = 1.0        // seconds before and after the onset in which a rise is looked for
	rarest           = 1.0 / 1024 // share that makes a rarity of 1
	bitsForOne       = 10         // log2 of 1024
	breakForOne      = 30         // seconds of neutral that make a break of 1
	breakEnds        = 1.0        // seconds between the end of neutral and the onset
	slack            = 1e-9
)

// Candidates scores every state of an expression other than neutral, and every fleeting
// candidate, by descending score.
func Candidates(s *session.Session, w Weights) (list []Moment) {
	for _, p := range s.People {
		base := baselines(s, p)
		for _, e := range p.Events {
			if e.Label == face.Neutral || e.Label == face.Uncertain {
				continue
			}
			m := Moment{Event: e, People: []string{p.Name}}
			b := base[e.Label-face.Neutral]
			m.DeviationSD = (e.Peak - b.median) / b.spread
			m.Deviation = min(1, max(0, m.DeviationSD)/deviationsForOne)
			m.Sharpness = sharpness(s, p, e)
			m.Rarity = min(1, -math.Log2(max(b.share, rarest))/bitsForOne)
			m.Mutual, m.Incongruence = others(s, p, e)
			m.Break = min(1, neutralBefore(p, e)/breakForOne)
			if e.Kind == event.Fleeting {
				m.Fleeting = min(1, e.Peak)
			}
			m.Score = w.score(m.Parts)
			list = append(list, m)
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return before(&list[i], &list[j]) })
	return list
}

// before is the order of the list: by score, then by onset, then by person.
func before(a, b *Moment) bool {
	switch {
	case a.Score != b.Score:
		return a.Score > b.Score
	case a.Onset != b.Onset:
		return a.Onset < b.Onset
	}
	return a.People[0] < b.People[0]
}

// baseline is what one label's score of a person is over the session.
type baseline struct{ median, spread, share float64 }

// baselines are those of the eight labels, in time-weighted values of judged frames. The
// spread is the median absolute deviation, scaled to a standard deviation.
func baselines(s *session.Session, p *session.Person) (all [face.NumLabels]baseline) {
	for i, l := range face.Labels() {
		var values []weighted
		var judged, labelled float64
		for k := range p.Faces {
			f := &p.Faces[k]
			if !f.Judged() {
				continue
			}
			length := s.Frames[f.Frame].Length
			judged += length
			if f.Label == l {
				labelled += length
			}
			values = append(values, weighted{float64(f.Scores[i]), length})
		}
		b := baseline{median: middle(values, judged), share: labelled / judged}
		for k := range values {
			values[k].value = math.Abs(values[k].value - b.median)
		}
		b.spread = max(leastSpread, madToSD*middle(values, judged))
		all[i] = b
	}
	return all
}

type weighted struct{ value, weight float64 }

// middle is the weighted median: the value at which half of the weight is reached. It sorts
// the values.
func middle(values []weighted, total float64) float64 {
	slices.SortStableFunc(values, func(a, b weighted) int {
		switch {
		case a.value < b.value:
			return -1
		case a.value > b.value:
			return 1
		}
		return 0
	})
	var sum float64
	for _, v := range values {
		if sum += v.weight; sum >= total/2 {
			return v.value
		}
	}
	return 0
}

// sharpness is the steepest rise of the label's score within half a second, from a second
// before to a second after the onset, against two per second.
func sharpness(s *session.Session, p *session.Person, e session.Event) float64 {
	first, _ := s.Between(e.Onset-around, e.Onset)
	_, after := s.Between(e.Onset, e.Onset+around+2*slack)
	var near []session.Face
	for _, f := range p.Within(first, after) {
		if f.Judged() {
			near = append(near, f)
		}
	}
	rise, from := 0.0, 0
	for k := range near {
		now := s.Frames[near[k].Frame].Time
		for s.Frames[near[from].Frame].Time < now-riseWithin-slack {
			from++
		}
		value := float64(near[k].Scores.Of(e.Label))
		for j := from; j < k; j++ {
			rise = max(rise, value-float64(near[j].Scores.Of(e.Label)))
		}
	}
	return min(1, rise/riseWithin/riseForOne)
}
