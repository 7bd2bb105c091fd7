package inference

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// TestSoftmax: known values, in the network's own order, at two temperatures,
// with and without contempt, rounded to four decimals.
func TestSoftmax(t *testing.T) {
	names := []string{"contempt", "happiness", "neutral"}
	logits := []float32{2, 1, 0}
	cases := []struct {
		temperature float32
		basic6      bool
		want        map[face.Label]float32
	}{
		{1, false, map[face.Label]float32{face.Contempt: 0.6652, face.Happiness: 0.2447, face.Neutral: 0.09}},
		{0.5, false, map[face.Label]float32{face.Contempt: 0.8668, face.Happiness: 0.1173, face.Neutral: 0.0159}},
		{1, true, map[face.Label]float32{face.Contempt: 0, face.Happiness: 0.7311, face.Neutral: 0.2689, face.Fear: 0}},
	}
	for _, c := range cases {
		s := newScorer(&models.Card{Labels: names, Temperature: c.temperature}, models.Softmax, c.basic6)
		out := face.Scores{9, 9, 9, 9, 9, 9, 9, 9}
		s.scores(&out, logits)
		for l, want := range c.want {
			if out.Of(l) != want {
				t.Errorf("temperature %v, basic6 %v: %s is %v, want %v", c.temperature, c.basic6, l, out.Of(l), want)
			}
		}
	}
}

func TestSoftmaxOfLargeLogits(t *testing.T) {
	card := &models.Card{Temperature: 0.5, Labels: []string{"anger", "neutral"}}
	var s face.Scores
	newScorer(card, models.Softmax, false).scores(&s, []float32{1000, 999})
	if s.Of(face.Anger) != 0.8808 || s.Of(face.Neutral) != 0.1192 || s.Of(face.Fear) != 0 { // 1/(1+e^-2)
		t.Errorf("got %v", s)
	}
}
