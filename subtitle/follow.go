package subtitle

import (
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// followOptions are those of every format that follows the faces.
func followOptions() opt.Set {
	return opt.Set{
		{Name: "step", Kind: opt.Duration, Default: "0", Min: 0, Max: 60, Help: "least time between two changes of one box, seconds; 0 follows every frame"},
		repeatOption(),
		{Name: "box", Kind: opt.Bool, Default: "1", Help: "draw the box; 0 leaves the label alone"},
		{Name: "percent", Kind: opt.Bool, Default: "1", Help: "show the score"},
		{Name: "poor", Kind: opt.Bool, Default: "1", Help: "show faces that are too poor to classify"},
	}
}

// follower makes a cue for each stretch in which one face does not move on the picture,
// and encodes it when it has ended: memory does not grow with the recording's length.
type follower struct {
	encoder   Encoder
	clock     face.Clock
	usual     int64
	tolerance float32
	step      time.Duration
	longest   time.Duration // of a cue; 0 has no bound
	poor      bool
	open      []Cue // one a person, in order of appearance
	prev      face.Result
}

func newFollower(e Encoder, s face.Stream, v opt.Values) *follower {
	longest := v.Duration("max_cue")
	if longest > 0 {
		longest = max(longest, v.Duration("step"))
	}
	return &follower{
		encoder: e, clock: s.Clock, usual: s.FrameTicks(), step: v.Duration("step"), longest: longest, poor: v.Bool("poor"),
		tolerance: s.VisibleShift(),
	}
}

// Result extends the cues of faces that do not move, ends the others and begins new
// ones.
func (n *follower) Result(r *face.Result) error {
	if r.Status == face.NotAnalysed {
		return nil // the faces of the last analysed frame stand until the next one
	}
	kept := n.open[:0]
	for _, c := range n.open {
		f := find(r, c.Lines[0].Person)
		c.End = r.PTS
		if f != nil && n.still(c, f) { // a face that is not shown has another label
			kept = append(kept, c)
			continue
		}
		if err := n.encoder.Encode(c); err != nil {
			return err
		}
	}
	n.open = kept
	for i := range r.Faces {
		if f := &r.Faces[i]; n.shown(f) && !n.following(f.ID) {
			n.open = append(n.open, Cue{Start: r.PTS, Lines: []Line{lineOf(f)}})
		}
	}
	n.prev = face.Result{PTS: r.PTS, Duration: r.Duration}
	return nil
}

// Event does nothing: the faces hold the state.
func (n *follower) Event(event.Event) error { return nil }

func (n *follower) Close() error {
	length := n.prev.Duration
	if length <= 0 {
		length = n.usual
	}
	for _, c := range n.open {
		c.End = n.prev.PTS + length
		if err := n.encoder.Encode(c); err != nil {
			return err
		}
	}
	n.open = nil
	return n.encoder.Close()
}

func (n *follower) shown(f *face.Face) bool {
	return n.poor || f.State.IsExpression() || f.State == face.Uncertain
}

func (n *follower) following(id int) bool {
	for _, c := range n.open {
		if c.Lines[0].Person == id {
			return true
		}
	}
	return false
}

// still tells that the box and the label of a face would not change, or that the option
// step does not let them change yet.
func (n *follower) still(c Cue, f *face.Face) bool {
	is, was := lineOf(f), c.Lines[0]
	stood := n.clock.Time(c.End) - n.clock.Time(c.Start)
	if is.Label != was.Label || n.longest > 0 && stood >= n.longest {
		return false
	}
	if n.step > 0 && stood < n.step {
		return true
	}
	a, b := is.Box, was.Box
	return is.Score == was.Score && within(a.X-b.X, n.tolerance) && within(a.Y-b.Y, n.tolerance) &&
		within(a.W-b.W, n.tolerance) && within(a.H-b.H, n.tolerance)
}

func within(d, bound float32) bool { return d < bound && d > -bound }

// lineOf describes a face by its smoothed state.
func lineOf(f *face.Face) Line {
	return Line{Kind: event.State, Person: f.ID, Label: f.State, Score: float32(f.Percent()) / 100, Box: f.Box}
}

func find(r *face.Result, id int) *face.Face {
	for i := range r.Faces {
		if r.Faces[i].ID == id {
			return &r.Faces[i]
		}
	}
	return nil
}
