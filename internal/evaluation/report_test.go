package evaluation

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// sample is a picture with the label truth for which a network gives guess a score.
func sample(truth, guess face.Label, score float32) Sample {
	s := Sample{Truth: truth}
	for i := range s.Scores {
		s.Scores[i] = (1 - score) / (face.NumLabels - 1)
	}
	s.Scores[guess-face.Neutral] = score
	return s
}

func repeat(n int, s Sample) (list []Sample) {
	for range n {
		list = append(list, s)
	}
	return list
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-6 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

// TestReport compares every figure with one computed by hand: 8 neutral pictures, of which 6 are
// guessed neutral and 2 happy, and 2 happy ones, both guessed right.
func TestReport(t *testing.T) {
	samples := append(repeat(6, sample(face.Neutral, face.Neutral, 0.8)), repeat(2, sample(face.Neutral, face.Happiness, 0.6))...)
	samples = append(samples, repeat(2, sample(face.Happiness, face.Happiness, 0.9))...)
	r := New(samples)
	near(t, "accuracy", r.Accuracy, 0.8)
	near(t, "recall of neutral", *r.PerLabel[0].Recall, 0.75)
	near(t, "F1 of neutral", *r.PerLabel[0].F1, 12.0/14)
	near(t, "F1 of happiness", *r.PerLabel[1].F1, 4.0/6)
	near(t, "macro F1", r.MacroF1, (12.0/14+4.0/6)/2)
	near(t, "balanced accuracy", r.Balanced, (0.75+1)/2)
	near(t, "calibration error", r.ECE, (6*0.2+2*0.6+2*0.1)/10)
	if r.Confusion[0][1] != 2 || r.Confusion[1][1] != 2 || r.PerLabel[4].Recall != nil || r.Count != 10 {
		t.Errorf("%+v", r)
	}
}

// TestRiskCoverage: with a higher threshold fewer samples are kept, and their accuracy grows.
func TestRiskCoverage(t *testing.T) {
	samples := append(repeat(5, sample(face.Fear, face.Fear, 0.9)), repeat(5, sample(face.Fear, face.Anger, 0.42))...)
	for _, k := range New(samples).Coverage {
		share, accuracy := 1.0, 0.5
		if k.Threshold > 0.42 {
			share, accuracy = 0.5, 1
		}
		near(t, "share", k.Share, share)
		near(t, "accuracy", k.Accuracy, accuracy)
		if k.Threshold > 0.9 {
			t.Error("a point with nothing left")
		}
	}
}

// TestNoSamples: without samples all figures are 0.
func TestNoSamples(t *testing.T) {
	if r := New(nil); r.Accuracy != 0 || r.ECE != 0 || len(r.Coverage) != 0 {
		t.Errorf("%+v", r)
	}
}
