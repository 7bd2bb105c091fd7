package analysis

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// TestSoftmax: known values, in the network's own order, at two temperatures,
// with and without contempt.
func TestSoftmax(t *testing.T) {
	names := []string{"contempt", "happiness", "neutral"}
	logits := []float32{2, 1, 0}
	cases := []struct {
		temperature float32
		basic6      bool
		want        map[face.Label]float64
	}{
		{1, false, map[face.Label]float64{face.Contempt: 0.66524, face.Happiness: 0.24473, face.Neutral: 0.09003}},
		{0.5, false, map[face.Label]float64{face.Contempt: 0.86681, face.Happiness: 0.11731, face.Neutral: 0.01588}},
		{1, true, map[face.Label]float64{face.Contempt: 0, face.Happiness: 0.73106, face.Neutral: 0.26894, face.Fear: 0}},
	}
	for _, c := range cases {
		s := newSoftmax(&models.Card{Labels: names, Temperature: c.temperature}, c.basic6)
		out := face.Scores{9, 9, 9, 9, 9, 9, 9, 9}
		s.scores(&out, logits)
		for l, want := range c.want {
			if math.Abs(float64(out.Of(l))-want) > 1e-5 {
				t.Errorf("temperature %v, basic6 %v: %s is %v, want %v", c.temperature, c.basic6, l, out.Of(l), want)
			}
		}
	}
}

func TestSoftmaxOfLargeLogits(t *testing.T) {
	card := &models.Card{Temperature: 0.5, Labels: []string{"anger", "neutral"}}
	var s face.Scores
	newSoftmax(card, false).scores(&s, []float32{1000, 999})
	want := 1 / (1 + math.Exp(-2))
	if math.Abs(float64(s.Of(face.Anger))-want) > 1e-6 || math.Abs(float64(s.Of(face.Neutral))-(1-want)) > 1e-6 || s.Of(face.Fear) != 0 {
		t.Errorf("got %v", s)
	}
}
