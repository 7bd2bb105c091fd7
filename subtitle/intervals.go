package subtitle

import (
	"cmp"
	"slices"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// intervalOptions are those of every format that shows states; layout is the usual value of
// the option cues.
func intervalOptions(layout string) opt.Set {
	return opt.Set{
		repeatOption(),
		{Name: "cues", Kind: opt.Choice, Default: layout, Choices: []string{reading, full},
			Help: "reading: cues that people can read while they watch: a line of 42 letters at most for each person, no cue shorter than 0.8 s, a fleeting expression for a second at least, long cues written again every 7 s unless max_cue is given; full: a cue for every change, at its exact times"},
		{Name: "fleeting", Kind: opt.Bool, Default: "1", Help: "show fleeting candidates"},
		{Name: "neutral", Kind: opt.Bool, Default: "1", Help: "show neutral faces"},
		{Name: "uncertain", Kind: opt.Bool, Default: "1", Help: "show faces whose expression is uncertain"},
		{Name: "percent", Kind: opt.Bool, Default: "1", Help: "show the highest score, smoothed for states"},
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
	reading bool          // the layout
	events  []event.Event
	times   []int64 // PTS of every frame: eight bytes a frame
	usual   int64   // length of a frame whose own length is unknown
	end     int64   // of the last frame
	places  places
}

func newIntervals(e Encoder, s face.Stream, v opt.Values, split bool) *intervals {
	n := &intervals{encoder: e, clock: s.Clock, values: v, split: split, longest: v.Duration("max_cue"), places: newPlaces(s), usual: s.FrameTicks()}
	n.reading = v.String("cues") == reading
	if n.reading && !v.Given("max_cue") {
		n.longest = longestRead
	}
	return n
}

func (n *intervals) Result(r *face.Result) error {
	n.times = append(n.times, r.PTS)
	n.end = r.PTS + cmp.Or(max(r.Duration, 0), n.usual)
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
		for _, c := range n.layout(group) {
			all = append(all, n.cut(c)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Cue) int { return cmp.Compare(a.Start, b.Start) })
	return all
}

// layout makes cues of a group. What people annotated keeps its exact times.
func (n *intervals) layout(group []event.Event) []Cue {
	if n.reading && !slices.ContainsFunc(group, func(e event.Event) bool { return !e.Measured() }) {
		return screen{n.clock, n.times, n.end}.cues(group)
	}
	return tile(group)
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
