package session

import (
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/speech"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestCandidatesOfSpeech are those of the other outputs: a rise in silence is compared with silence, where the
// record tells who speaks. Stretches of speech are no events of a session.
func TestCandidatesOfSpeech(t *testing.T) {
	stream := face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}, Rate: face.Rational{Num: 25, Den: 1}}
	var results []face.Result
	add := func(surprise, speaking float32) {
		n := int64(len(results))
		f := face.Face{ID: 1, Box: face.Box{W: 80, H: 80}, Score: 1, Quality: 1, Label: face.Neutral, Estimates: []float32{speaking, 0}}
		f.Scores[0], f.Scores[face.Surprise-face.Neutral] = 1-surprise, surprise
		if surprise > 0.5 {
			f.Label = face.Surprise
		}
		results = append(results, face.Result{Frame: n, PTS: n, Duration: 1, Status: face.Found, Faces: []face.Face{f}})
	}
	for n := range 300 {
		add([]float32{0.02, 0.02, 0.02, 0.02, 0.15, 0.3, 0.15}[n%7], 0.9)
	}
	for n := range 300 {
		surprise := float32(0.02)
		if n >= 150 && n < 153 {
			surprise = 0.7
		}
		add(surprise, 0.1)
	}
	made := face.Provenance{Version: "test", Filters: "detect,classify,track,speak,smooth", Estimates: []face.Estimate{speech.Estimate, speech.State}}
	told := read(t, kit.WrittenAs(t, "jsonl", "", stream, made, results), nil)
	for n := range results {
		results[n].Faces[0].Estimates = nil
	}
	made.Estimates = nil
	untold := read(t, kit.WrittenAs(t, "jsonl", "", stream, made, results), nil)
	for s, want := range map[*Session]int{told: 1, untold: 0} {
		count := map[event.Kind]int{}
		for _, e := range s.People[0].Events {
			count[e.Kind]++
		}
		if count[event.Fleeting] != want || count[event.Speech] != 0 || count[event.State] != 1 {
			t.Errorf("%d estimates: %v", len(s.Provenance.Estimates), count)
		}
	}
}
