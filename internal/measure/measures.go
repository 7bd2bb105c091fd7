package measure

import (
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/session"
)

// perLabel is a number for each expression, in the order of face.Labels.
type perLabel [face.NumLabels]float64

// Measures are those of one person in one window. Times are seconds, shares 0 to 1; a measure
// that nothing is known of is NaN.
type Measures struct {
	Duration, Analysed, Present, LowQuality, Analysable float64

	Uncertain                                              float64 // share of Analysable
	Share, StateShare, Score, Intensity                    perLabel
	Expressivity, ExpressivitySD, Valence, ValenceSD       float64
	Entropy                                                float64 // bits
	States                                                 perLabel
	DurationMean, DurationMedian, Censored                 perLabel
	First, FirstLong                                       perLabel // seconds from the window's beginning
	NeutralRun, FlatShare, Fleeting, FleetingWithin, Moves float64

	// Unscored tells that the record's network gave no scores of expressions: nothing is known
	// that is made of labels, scores and states.
	Unscored bool
}

// Of measures a person; nobody is a person without faces. The person's events must be those
// of the session.
func Of(s *session.Session, p *session.Person, w Window) *Measures {
	return of(s, p, w.Speaking.part(s, p), w)
}

// of measures the part of a person that a window is of.
func of(s *session.Session, whole, part *session.Person, w Window) *Measures {
	m := &Measures{}
	first, after := s.Between(w.From, w.To)
	m.addFaces(s, part.Within(first, after))
	m.addTimes(s.Frames[first:after], w)
	m.addStates(s, whole, part, w)
	m.addFleeting(part, w)
	m.FlatShare = flatShare(s, part, w)
	if m.Unscored {
		m.forget()
		m.forgetCounts()
	}
	if w.tooLittle(m) {
		m.forget()
	}
	return m
}

// addTimes measures how long the window is and how much of it was analysed. Of the time in
// which a person speaks, or not, these are the frames of which that is known.
func (m *Measures) addTimes(frames []session.Frame, w Window) {
	if w.Speaking != "" {
		m.Duration, m.Analysed = m.Present, m.Present
		return
	}
	for _, f := range frames {
		m.Duration += f.Length
		if f.Analysed {
			m.Analysed += f.Length
		}
	}
}

// sums are time-weighted sums over judged frames.
type sums struct {
	label, state, scores, labelScore perLabel
	uncertain, unscored              float64
	expressivity, valence            spread
}

// addFaces measures what is made of frames: times, shares, mean scores.
func (m *Measures) addFaces(s *session.Session, faces []session.Face) {
	var t sums
	for i := range faces {
		f := &faces[i]
		length := s.Frames[f.Frame].Length
		m.Present += length
		if !f.Judged() {
			m.LowQuality += length
			continue
		}
		m.Analysable += length
		t.add(f, length)
	}
	m.set(&t)
}

func (t *sums) add(f *session.Face, length float64) {
	if f.Label == face.None {
		t.unscored += length
		return
	}
	if f.Label.IsExpression() {
		t.label[f.Label-face.Neutral] += length
		t.labelScore[f.Label-face.Neutral] += length * float64(f.Scores.Of(f.Label))
	} else {
		t.uncertain += length
	}
	if f.State.IsExpression() {
		t.state[f.State-face.Neutral] += length
	}
	for i, v := range f.Scores {
		t.scores[i] += length * float64(v)
	}
	t.expressivity.add(1-float64(f.Scores.Of(face.Neutral)), length)
	t.valence.add(Valence(&f.Scores), length)
}

func (m *Measures) set(t *sums) {
	for i := range m.Share {
		m.Share[i] = Ratio(t.label[i], m.Analysable)
		m.StateShare[i] = Ratio(t.state[i], m.Analysable)
		m.Score[i] = Ratio(t.scores[i], m.Analysable)
		m.Intensity[i] = Ratio(t.labelScore[i], t.label[i])
	}
	m.Unscored = t.unscored > 0
	m.Uncertain = Ratio(t.uncertain, m.Analysable)
	m.Expressivity, m.ExpressivitySD = t.expressivity.meanSD()
	m.Valence, m.ValenceSD = t.valence.meanSD()
	m.Entropy = entropy(m.Share)
}

// Valence is a proxy for the valence of the expression shown, -1 to 1: the score of happiness
// less the highest of sadness, anger, disgust and fear.
func Valence(s *face.Scores) float64 {
	worst := max(s.Of(face.Sadness), s.Of(face.Anger), s.Of(face.Disgust), s.Of(face.Fear))
	return float64(s.Of(face.Happiness)) - float64(worst)
}

// entropy of shares that need not sum to one, in bits (Shannon 1948); NaN where all are zero.
func entropy(shares perLabel) (bits float64) {
	var sum float64
	for _, v := range shares {
		sum += v
	}
	for _, v := range shares {
		if p := v / sum; p > 0 || math.IsNaN(p) {
			bits -= p * math.Log2(p)
		}
	}
	return bits
}

// spread is a time-weighted mean and standard deviation.
type spread struct{ weight, sum, squares float64 }

func (s *spread) add(v, weight float64) {
	s.weight += weight
	s.sum += weight * v
	s.squares += weight * v * v
}

func (s *spread) meanSD() (mean, sd float64) {
	mean = Ratio(s.sum, s.weight)
	return mean, math.Sqrt(max(0, Ratio(s.squares, s.weight)-mean*mean))
}

// Ratio is a divided by b; NaN where b is not positive, as where nothing was counted.
func Ratio(a, b float64) float64 {
	if b <= 0 {
		return math.NaN()
	}
	return a / b
}

// forget empties what a window with too little judged time cannot tell. Times and counts stay.
func (m *Measures) forget() {
	nan := math.NaN()
	for i := range m.Share {
		m.Share[i], m.StateShare[i], m.Score[i], m.Intensity[i] = nan, nan, nan, nan
	}
	m.Uncertain, m.Expressivity, m.ExpressivitySD, m.Valence, m.ValenceSD, m.Entropy, m.FlatShare = nan, nan, nan, nan, nan, nan, nan
}

// forgetCounts empties the counts of states and fleeting candidates.
func (m *Measures) forgetCounts() {
	nan := math.NaN()
	for i := range m.States {
		m.States[i], m.Censored[i] = nan, nan
	}
	m.NeutralRun, m.Fleeting, m.FleetingWithin, m.Moves = nan, nan, nan, nan
}
