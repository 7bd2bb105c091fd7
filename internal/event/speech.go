package event

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/speech"
)

// speechLeast is for how long speech lasts at least. The package speech says when it begins and goes on.
const speechLeast = 500 * time.Millisecond

// talker is whether a person speaks, up to the last final frame.
type talker struct {
	speaks bool
	last   time.Duration // player's time of the last final frame with a score of at least speech.Leave
}

// setSpeech decides for each face of the frame with the number final whether the person
// speaks, by the scores of the frames that wait behind it.
func (t *TwoSided) setSpeech(final int) {
	r := t.waiting[final]
	if t.set.Speaking <= 0 || t.set.Speech <= 0 || r.Status == face.NotAnalysed {
		return
	}
	now := t.clock.Time(r.PTS)
	t.talkers.sweep(func(_ int, p *talker) bool { return now-p.last > speech.Pause || now < p.last })
	for i := range r.Faces {
		f := &r.Faces[i]
		if len(f.Estimates) < max(t.set.Speaking, t.set.Speech) {
			continue
		}
		p, _ := t.talkers.get(f.ID)
		if p.speaks = t.speaks(p, f, final); !p.speaks || t.score(f) >= speech.Leave {
			p.last = now
		}
		value := float32(0)
		if p.speaks {
			value = 1
		}
		if f.Estimates[t.set.Speech-1] != value {
			f.Estimates = slices.Clone(f.Estimates) // others share it
			f.Estimates[t.set.Speech-1] = value
		}
	}
}

// speaks tells that speech begins or goes on in the frame with the number final.
func (t *TwoSided) speaks(p *talker, f *face.Face, final int) bool {
	if p.speaks {
		return t.score(f) >= speech.Leave || t.speaksAgain(f.ID, final, p.last)
	}
	return t.score(f) >= speech.Enter && t.speaksFor(f.ID, final) >= t.leastSpeech(final)
}

// leastSpeech is for how long speech that begins in a frame must last: speechLeast, or two thirds of
// the time that the frames behind it tell of, where few can wait.
func (t *TwoSided) leastSpeech(final int) time.Duration {
	if t.ended {
		return speechLeast
	}
	return min(speechLeast, t.between(t.waiting[final].PTS, t.waiting[t.smoothed-1].PTS)*2/3)
}

// score is the smoothed score of speaking of a face; 0 of one that is missing or could not be judged.
func (t *TwoSided) score(f *face.Face) float32 {
	if f == nil || !judged(f) {
		return 0
	}
	return f.Speaking
}

// speaksAgain tells that a person speaks in a waiting frame within speech.Pause of a time.
func (t *TwoSided) speaksAgain(id, final int, last time.Duration) bool {
	for _, r := range t.waiting[final+1 : t.smoothed] {
		if t.clock.Time(r.PTS)-last > speech.Pause {
			return false
		}
		if t.score(find(r, id)) >= speech.Leave {
			return true
		}
	}
	return false
}

// speaksFor is for how long a person who speaks in a waiting frame goes on, as far as the frames
// behind it tell.
func (t *TwoSided) speaksFor(id, final int) time.Duration {
	begin := t.clock.Time(t.waiting[final].PTS)
	last := begin
	for _, r := range t.waiting[final+1 : t.smoothed] {
		now := t.clock.Time(r.PTS)
		if now-last > speech.Pause {
			break
		}
		if t.score(find(r, id)) >= speech.Leave {
			last = now
		}
	}
	return last - begin
}
