package event

import "github.com/facecue/facecue/internal/face"

// run is a state under way.
type run struct {
	event Event
	sums  sums
	open  bool
	lead  lead
}

// sums are what the mean is made of.
type sums struct {
	total float64
	count int
}

// lead is since when the raw scores have had one leader. Smoothing delays a
// change of state; the leader tells when it really was.
type lead struct {
	label      face.Label
	pts, frame int64
	before     sums // of the run up to there
}

// endAt sets where the run ends if the frame with that number was its last.
func (n *run) endAt(frame, pts int64) {
	if n.open && n.event.OffsetFrame == frame {
		n.event.Offset = pts
	}
}

// extend adds a face to its person's run, or ends that and begins another.
func (s *Segmenter) extend(f *face.Face, r *face.Result, emit Emit) error {
	n, _ := s.runs.get(f.ID)
	n.follow(f, r)
	if !f.State.IsExpression() && f.State != face.Uncertain {
		return nil // a gap: closeStale ends the run if it lasts
	}
	if n.open && n.event.Label != f.State {
		if err := s.change(n, f, r, emit); err != nil {
			return err
		}
	}
	if !n.open {
		n.begin(f, r.PTS, r.Frame)
	}
	n.add(score(f), r)
	n.event.Offset = r.PTS + s.length(r)
	return nil
}

// follow notes the leader of the raw scores.
func (n *run) follow(f *face.Face, r *face.Result) {
	if f.Label != n.lead.label {
		n.lead = lead{label: f.Label, pts: r.PTS, frame: r.Frame, before: n.sums}
	}
}

func (n *run) begin(f *face.Face, pts, frame int64) {
	n.open, n.sums, n.lead.before = true, sums{}, sums{}
	n.event = Event{Kind: State, Person: f.ID, Label: f.State, Onset: pts, OnsetFrame: frame, Apex: pts, ApexFrame: frame}
}

// change ends a run where the new state's label took the lead, and begins the
// next one there. An uncertain moment that would be left too short in between
// goes to the new state; an expression keeps its least length.
func (s *Segmenter) change(n *run, f *face.Face, r *face.Result, emit Emit) error {
	at, frame := r.PTS, r.Frame
	if n.lead.label == f.State && n.lead.pts > n.event.Onset && n.lead.pts < r.PTS && n.event.Apex < n.lead.pts {
		at, frame = n.lead.pts, n.lead.frame
	}
	long := s.clock.Time(at)-s.clock.Time(n.event.Onset) >= s.set.Min
	switch {
	case long && at < r.PTS:
		n.sums = n.lead.before
	case !long && n.event.Label == face.Uncertain:
		at, frame = n.event.Onset, n.event.OnsetFrame
		n.open = false
	default:
		at, frame = r.PTS, r.Frame
	}
	n.event.Offset, n.event.OffsetFrame = at, frame-1
	if err := s.finish(n, emit); err != nil {
		return err
	}
	n.begin(f, at, frame)
	return nil
}

// score is how strongly a face shows its state; for an uncertain one, how
// strong its best guess is.
func score(f *face.Face) float32 {
	if f.State == face.Uncertain {
		_, top := f.Smooth.Top()
		return top
	}
	return f.Smooth.Of(f.State)
}

func (n *run) add(score float32, r *face.Result) {
	n.sums.total += float64(score)
	n.sums.count++
	if score > n.event.Peak {
		n.event.Peak, n.event.Apex, n.event.ApexFrame = score, r.PTS, r.Frame
	}
	n.event.OffsetFrame = r.Frame
}

// finish emits a run, unless it is shorter than a state may be: a face seen
// for a few frames only.
func (s *Segmenter) finish(n *run, emit Emit) error {
	if !n.open {
		return nil
	}
	n.open = false
	long := s.clock.Time(n.event.Offset) - s.clock.Time(n.event.Onset)
	if long < s.set.Min || n.event.Offset <= n.event.Onset {
		return nil
	}
	n.event.Peak = face.RoundScore(n.event.Peak)
	n.event.Mean = min(face.RoundScore(float32(n.sums.total/float64(max(n.sums.count, 1)))), n.event.Peak)
	return emit(n.event)
}
