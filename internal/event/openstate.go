package event

import "github.com/facecue/facecue/internal/face"

// openState is a state of one person that has not ended yet.
type openState struct {
	event Event
	open  bool
	last  int64   // number of the last analysed frame that shows the state
	total float64 // sum of the scores
	count int     // number of the scores
}

// endAt sets where the state ends if the analysed frame with the number last is the
// last that shows it: at the next analysed frame.
func (o *openState) endAt(last, pts, frame int64) {
	if o.last == last {
		o.event.Offset, o.event.OffsetFrame = pts, frame-1
	}
}

// extend adds a face to the open state of its person, or ends that state and begins
// another. A face without a state is a gap: closeStale ends the state if the gap lasts.
func (s *Segmenter) extend(f *face.Face, r *face.Result, emit Emit) error {
	if !held(f) {
		return nil
	}
	o, _ := s.states.get(f.ID)
	if o.event.Label != f.State {
		o.event.Offset, o.event.OffsetFrame = r.PTS, r.Frame-1
		if err := s.finish(o, emit); err != nil {
			return err
		}
	}
	if !o.open {
		o.begin(f, r)
	}
	o.add(score(f), r)
	return nil
}

func (o *openState) begin(f *face.Face, r *face.Result) {
	*o = openState{open: true, event: Event{
		Kind: State, Person: f.ID, Label: f.State, Onset: r.PTS, OnsetFrame: r.Frame, Apex: r.PTS, ApexFrame: r.Frame}}
}

// score is the smoothed score of a face's state; of an uncertain face, the highest
// smoothed score.
func score(f *face.Face) float32 {
	if f.State == face.Uncertain {
		_, top := f.Smooth.Top()
		return top
	}
	return f.Smooth.Of(f.State)
}

func (o *openState) add(score float32, r *face.Result) {
	o.total += float64(score)
	o.count++
	if score > o.event.Peak {
		o.event.Peak, o.event.Apex, o.event.ApexFrame = score, r.PTS, r.Frame
	}
	o.last, o.event.OffsetFrame = r.Frame, r.Frame
}

// finish ends a state and emits it, unless it is shorter than Settings.Min, as that of
// a face seen in a few frames only. The mean is not over the peak: rounding keeps the
// order of scores.
func (s *Segmenter) finish(o *openState, emit Emit) error {
	if !o.open {
		return nil
	}
	o.open = false
	length := s.clock.Time(o.event.Offset) - s.clock.Time(o.event.Onset)
	if length < s.set.Min || o.event.Offset <= o.event.Onset {
		return nil
	}
	o.event.Peak = face.RoundScore(o.event.Peak)
	o.event.Mean = face.RoundScore(float32(o.total / float64(o.count)))
	return emit(o.event)
}
