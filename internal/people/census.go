package people

import (
	"cmp"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// Person is what a recording shows of one number.
type Person struct {
	Number  int
	First   time.Duration                // player's time of the first frame
	Last    time.Duration                // player's time of the last frame
	Visible time.Duration                // sum of the durations of the frames
	States  map[face.Label]time.Duration // of these, by the state
	Heard   time.Duration                // of these, where it was estimated whether the person speaks
	Speaks  time.Duration                // of these, where the person speaks more likely than not
}

// Census counts for how long every number is seen. It takes the results in frame order,
// after smoothing.
type Census struct {
	stream face.Stream
	spoken int // which of a face's estimates says whether it speaks, from 0; negative: none
	people map[int]*Person
}

// NewCensus makes one for a recording. spoken is which of a face's estimates, from 0, is the
// probability that the person speaks; negative: none.
func NewCensus(stream face.Stream, spoken int) *Census {
	return &Census{stream: stream, spoken: spoken, people: map[int]*Person{}}
}

// Add counts a frame. A frame of unknown duration lasts as long as frames usually do.
func (c *Census) Add(r *face.Result) {
	ticks := r.Duration
	if ticks <= 0 {
		ticks = c.stream.FrameTicks()
	}
	now := c.stream.Clock.Time(r.PTS)
	lasts := c.stream.Clock.Time(r.PTS+ticks) - now
	for i := range r.Faces {
		f := &r.Faces[i]
		p := c.people[f.ID]
		if p == nil {
			p = &Person{Number: f.ID, First: now, States: map[face.Label]time.Duration{}}
			c.people[f.ID] = p
		}
		p.Last = now
		p.Visible += lasts
		p.States[f.State] += lasts
		if c.spoken >= 0 && c.spoken < len(f.Estimates) {
			p.Heard += lasts
			if f.Estimates[c.spoken] >= 0.5 {
				p.Speaks += lasts
			}
		}
	}
}

// People are those who were seen, in order of number.
func (c *Census) People() []Person {
	var list []Person
	for _, p := range c.people {
		list = append(list, *p)
	}
	slices.SortFunc(list, func(a, b Person) int { return cmp.Compare(a.Number, b.Number) })
	return list
}

// Share is the part of the judged time in which a person shows an expression, 0 to 1. The
// time in which the face was too poor to classify is not judged.
func (p Person) Share(l face.Label) float64 {
	judged := p.Visible - p.States[face.LowQuality] - p.States[face.None]
	if judged <= 0 {
		return 0
	}
	return p.States[l].Seconds() / judged.Seconds()
}

// SpeakingShare is the part of the time of which it is known in which a person speaks, 0 to 1.
func (p Person) SpeakingShare() float64 {
	if p.Heard <= 0 {
		return 0
	}
	return p.Speaks.Seconds() / p.Heard.Seconds()
}

// Sheet is a sheet to be edited: a row for each of some people, with what another sheet
// says already.
func (s *Sheet) Sheet(seen []Person) (rows []Row, times map[int]Seen) {
	rows, times = s.Rows(), map[int]Seen{}
	for _, p := range seen {
		times[p.Number] = Seen{First: p.First, Visible: p.Visible}
		if !slices.ContainsFunc(rows, func(r Row) bool { return r.Number == p.Number && r.Part.Whole() }) {
			rows = append(rows, Row{Number: p.Number})
		}
	}
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(a.Number, b.Number) })
	return rows, times
}
