package event_test

import (
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
)

// TestPercentOfAFace never falls within a state, and ends at the peak of the event.
func TestPercentOfAFace(t *testing.T) {
	for _, ahead := range []time.Duration{0, settings().Ahead} {
		set := settings()
		set.Ahead = ahead
		results := film(shot{30, face.Neutral, 0.7}, shot{20, face.Happiness, 0.7}, shot{20, face.Happiness, 0.9}, shot{20, face.Happiness, 0.6})
		found, _ := read(t, set, results)
		last := found[len(found)-1]
		if len(found) != 2 || results[89].Faces[0].Percent() != int(last.Peak*100+0.5) {
			t.Errorf("ahead %v: %v %d%%, the event's peak is %v", ahead, spans(found), results[89].Faces[0].Percent(), last.Peak)
		}
		for n := int(last.OnsetFrame) + 1; n < 90; n++ {
			if results[n].Faces[0].Percent() < results[n-1].Faces[0].Percent() {
				t.Fatalf("ahead %v: the percentage falls in frame %d", ahead, n)
			}
		}
	}
}
