package comparison

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/agreement"
	"github.com/facecue/facecue/internal/resample"
)

// book numbers the labels and the patterns of labels that occur in some sessions, so that the
// sessions can be counted together.
type book struct {
	raters   int
	labels   []string
	patterns [][]int
	numbers  map[string]int // of patterns, by their bytes
}

func newBook(raters int, labels []string) *book {
	return &book{raters: raters, labels: labels, numbers: map[string]int{}}
}

// number is the number of a pattern.
func (b *book) number(pattern []int) int {
	key := make([]byte, len(pattern))
	for i, label := range pattern {
		key[i] = byte(label)
	}
	n, ok := b.numbers[string(key)]
	if !ok {
		n = len(b.patterns)
		b.numbers[string(key)] = n
		b.patterns = append(b.patterns, slices.Clone(pattern))
	}
	return n
}

// count writes the units of a session down, in order of time. Units weigh by how long they last, so
// that all together weigh as many as there are.
func (b *book) count(a aligned, o Options) *resample.Sequence {
	cursors, pattern, s := a.cursors(o), make([]int, b.raters), &resample.Sequence{}
	mean := total(a.units).Seconds() / float64(len(a.units))
	for _, u := range a.units {
		b.read(cursors, u.From+(u.To-u.From)/2, pattern)
		s.Add(b.number(pattern), (u.To-u.From).Seconds()/mean)
	}
	return s
}

// cursors of the tracks; nil where a rater says nothing of the person.
func (a aligned) cursors(o Options) []*cursor {
	list := make([]*cursor, len(a.tracks))
	for i, t := range a.tracks {
		if t != nil {
			list[i] = o.cursor(t)
		}
	}
	return list
}

// read fills a pattern with the labels at a time.
func (b *book) read(cursors []*cursor, t time.Duration, pattern []int) {
	for i, c := range cursors {
		pattern[i] = agreement.Missing
		if c != nil {
			pattern[i] = slices.Index(b.labels, c.at(t))
		}
	}
}

// units are all patterns with these weights.
func (b *book) units(weights []float64) agreement.Units {
	w := make([]float64, len(b.patterns)) // a session may know the first patterns alone
	copy(w, weights)
	return agreement.Units{Labels: len(b.labels), Patterns: b.patterns, Weights: w}
}

// exact is the table of two raters in seconds, with cuts wherever a label changes.
func (b *book) exact(a aligned, one, other int, o Options) agreement.Table {
	table := agreement.NewTable(len(b.labels))
	if a.tracks[one] == nil || a.tracks[other] == nil {
		return table
	}
	x, y := o.cursor(a.tracks[one]), o.cursor(a.tracks[other])
	for _, r := range a.support {
		for t := r.From; t < r.To; {
			i, j := slices.Index(b.labels, x.at(t)), slices.Index(b.labels, y.at(t))
			to := min(r.To, x.next(t), y.next(t))
			table[i][j] += (to - t).Seconds()
			t = to
		}
	}
	return table
}

// order is that in which labels are listed: none and neutral first, then ours, then others by name.
var order = []string{None, Neutral, "happiness", "surprise", "sadness", "anger", "disgust", "fear", "contempt", Uncertain}

// used are the labels that some track has within the common time.
func used(all []aligned, o Options) (labels []string) {
	for _, a := range all {
		for _, c := range a.cursors(o) {
			if c == nil {
				continue
			}
			for _, r := range a.support {
				for t := r.From; t < r.To; t = min(r.To, c.next(t)) {
					if l := c.at(t); !slices.Contains(labels, l) {
						labels = append(labels, l)
					}
				}
			}
		}
	}
	slices.SortFunc(labels, func(a, b string) int { return place(a) - place(b) })
	return labels
}

func place(label string) int { return slices.Index(order, label) }
