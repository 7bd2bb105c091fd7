package event

import "github.com/facecue/facecue/internal/face"

// run is a state under way.
type run struct {
	event Event
	open  bool
	last  int64   // the last analysed frame that shows it
	total float64 // of the scores
	count int
}

// endAt sets where the run ends if the analysed frame with that number was its last:
// at the next analysed frame.
func (n *run) endAt(last, pts, frame int64) {
	if n.last == last {
		n.event.Offset, n.event.OffsetFrame = pts, frame-1
	}
}

// extend adds a face to its person's run, or ends that and begins another. A face
// without a state is a gap: closeStale ends the run if it lasts.
func (s *Segmenter) extend(f *face.Face, r *face.Result, emit Emit) error {
	if !held(f) {
		return nil
	}
	n, _ := s.runs.get(f.ID)
	if n.event.Label != f.State {
		n.event.Offset, n.event.OffsetFrame = r.PTS, r.Frame-1
		if err := s.finish(n, emit); err != nil {
			return err
		}
	}
	if !n.open {
		n.begin(f, r)
	}
	n.add(score(f), r)
	return nil
}

func (n *run) begin(f *face.Face, r *face.Result) {
	*n = run{open: true, event: Event{
		Kind: State, Person: f.ID, Label: f.State, Onset: r.PTS, OnsetFrame: r.Frame, Apex: r.PTS, ApexFrame: r.Frame}}
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
	n.total += float64(score)
	n.count++
	if score > n.event.Peak {
		n.event.Peak, n.event.Apex, n.event.ApexFrame = score, r.PTS, r.Frame
	}
	n.last, n.event.OffsetFrame = r.Frame, r.Frame
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
	n.event.Mean = face.RoundScore(float32(n.total / float64(n.count)))
	return emit(n.event)
}
