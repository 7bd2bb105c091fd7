package event

import "github.com/facecue/facecue/internal/face"

// speaks tells that the person of a face speaks; false where that is not known.
func (s *Segmenter) speaks(f *face.Face) bool {
	return s.set.Speech > 0 && len(f.Estimates) >= s.set.Speech && f.Estimates[s.set.Speech-1] > 0.5
}

// followSpeech brings a person's stretch of speech up to the present frame. A face without
// estimates is a gap: closeStale ends the stretch if the gap lasts.
func (s *Segmenter) followSpeech(f *face.Face, r *face.Result, emit Emit) error {
	if s.set.Speech <= 0 || len(f.Estimates) < max(s.set.Speaking, s.set.Speech) {
		return nil
	}
	o, _ := s.speeches.get(f.ID)
	if !s.speaks(f) {
		o.event.Offset, o.event.OffsetFrame = r.PTS, r.Frame-1
		return s.finish(o, emit)
	}
	if !o.open {
		*o = openState{open: true, event: Event{Kind: Speech, Person: f.ID, Onset: r.PTS, OnsetFrame: r.Frame, Apex: r.PTS, ApexFrame: r.Frame}}
	}
	o.add(f.Speaking, r)
	return nil
}
