package subtitle

import (
	"cmp"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// intervalOptions are those of every format that shows states.
func intervalOptions() opt.Set {
	return opt.Set{
		repeatOption(),
		{Name: "fleeting", Kind: opt.Bool, Default: "1", Help: "show fleeting candidates"},
		{Name: "neutral", Kind: opt.Bool, Default: "1", Help: "show neutral faces"},
		{Name: "uncertain", Kind: opt.Bool, Default: "1", Help: "show faces whose expression is uncertain"},
		{Name: "percent", Kind: opt.Bool, Default: "1", Help: "show the mean score"},
	}
}

// repeatOption is for players that show nothing, or a part, of a cue that began before the
// time at which they start: of an ASS track VLC shows only the last event that began, and so
// a label without its box.
func repeatOption() opt.Option {
	return opt.Option{Name: "max_cue", Kind: opt.Duration, Default: "2", Min: 0, Max: 1e6,
		Help: "write a longer cue again every so many seconds, so that scrubbing into it shows it; 0 never"}
}

// intervals collects events and makes cues of them at the end: events come in order of
// their end, cues in order of their start.
type intervals struct {
	encoder Encoder
	planned planned // the same encoder, where it has to begin; nil for another
	clock   face.Clock
	values  opt.Values
	split   bool
	longest time.Duration // of a cue; 0 has no bound
	events  []event.Event
	times   []int64 // PTS of every frame: eight bytes a frame
	places  places
}

func newIntervals(e Encoder, s face.Stream, v opt.Values, split bool) *intervals {
	return &intervals{encoder: e, clock: s.Clock, values: v, split: split, longest: v.Duration("max_cue"), places: newPlaces(s)}
}

func (n *intervals) Result(r *face.Result) error {
	n.times = append(n.times, r.PTS)
	n.places.note(r)
	return nil
}

func (n *intervals) Event(e event.Event) error {
	hidden := e.Kind == event.Fleeting && !n.values.Bool("fleeting") ||
		e.Label == face.Neutral && !n.values.Bool("neutral") ||
		e.Label == face.Uncertain && !n.values.Bool("uncertain")
	if !hidden {
		n.events = append(n.events, e.Shown(n.clock))
	}
	return nil
}

// Remarks say what rate the encoder chose, if it chooses one.
func (n *intervals) Remarks() []string {
	if n.planned == nil {
		return nil
	}
	return n.planned.Remarks()
}

func (n *intervals) Close() error {
	if n.planned != nil {
		if err := n.planned.Begin(n.times); err != nil {
			return err
		}
	}
	for _, c := range n.cues() {
		if err := n.encoder.Encode(c); err != nil {
			return err
		}
	}
	return n.encoder.Close()
}

// cues are all cues in order.
func (n *intervals) cues() []Cue {
	slices.SortStableFunc(n.events, byOnset)
	var all []Cue
	for _, group := range n.groups() {
		for _, c := range tile(group) {
			all = append(all, n.cut(c)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Cue) int { return cmp.Compare(a.Start, b.Start) })
	return all
}

// groups are the events that share cues: those of all people, or of one.
func (n *intervals) groups() [][]event.Event {
	if !n.split {
		return [][]event.Event{n.events}
	}
	index := map[int]int{}
	var groups [][]event.Event
	for _, e := range n.events {
		i, ok := index[e.Person]
		if !ok {
			i = len(groups)
			index[e.Person] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], e)
	}
	return groups
}

func byOnset(a, b event.Event) int {
	return cmp.Or(cmp.Compare(a.Onset, b.Onset), cmp.Compare(a.Person, b.Person), cmp.Compare(a.Kind, b.Kind))
}

// cut divides a cue that is longer than max_cue, at frames.
func (n *intervals) cut(c Cue) (parts []Cue) {
	c.Lines = n.places.locate(c)
	for n.longest > 0 && n.clock.Time(c.End)-n.clock.Time(c.Start) > n.longest {
		at := n.frameBefore(c.Start, n.longest)
		if at <= c.Start || at >= c.End {
			break // frames are further apart than that
		}
		head := c
		head.End, c.Start = at, at
		parts = append(parts, head)
		c.Lines = n.places.locate(c)
	}
	return append(parts, c)
}

// frameBefore is the PTS of the last frame within a duration of start, or of
// the next frame after start.
func (n *intervals) frameBefore(start int64, d time.Duration) int64 {
	limit := n.clock.Ticks(n.clock.Time(start) + d)
	i, exact := slices.BinarySearch(n.times, limit)
	if !exact {
		i--
	}
	if i >= 0 && n.times[i] > start {
		return n.times[i]
	}
	if i+1 < len(n.times) {
		return n.times[i+1]
	}
	return start
}
