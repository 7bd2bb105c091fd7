package face

import (
	"errors"
	"math"
	"strings"
	"testing"
)

func TestCheckEstimates(t *testing.T) {
	good := []Estimate{{"valence", Dimension, [2]float32{-1, 1}}, {"AU04", ActionUnit, [2]float32{0, 1}}, {"AU12L", ActionUnit, [2]float32{0, 5}}}
	if err := CheckEstimates(good); err != nil {
		t.Fatal(err)
	}
	inf := float32(math.Inf(1))
	for want, e := range map[string]Estimate{
		"not a letter":      {"va lence", Dimension, [2]float32{-1, 1}},
		"is not a letter":   {strings.Repeat("a", 33), Dimension, [2]float32{-1, 1}},
		"something else":    {"happiness", Dimension, [2]float32{-1, 1}},
		"means something":   {"score", Dimension, [2]float32{-1, 1}},
		"stands twice":      {"AU04", ActionUnit, [2]float32{0, 1}},
		"neither dimension": {"arousal", "mood", [2]float32{-1, 1}},
		"not named as AU12": {"smile", ActionUnit, [2]float32{0, 1}},
		"is empty":          {"arousal", Dimension, [2]float32{1, 1}},
		"range 0 to +Inf":   {"arousal", Dimension, [2]float32{0, inf}},
	} {
		if err := CheckEstimates(append(good, e)); !errors.Is(err, ErrEstimate) || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", e, err, want)
		}
	}
	if err := CheckEstimates(make([]Estimate, MostEstimates+1)); !errors.Is(err, ErrEstimate) {
		t.Error("too many are taken")
	}
}

// TestEstimateRounded: values are cut off at the range and have four decimals.
func TestEstimateRounded(t *testing.T) {
	e := Estimate{Range: [2]float32{-1, 1}}
	for in, want := range map[float32]float32{-1.2: -1, 0.12346: 0.1235, 3: 1} {
		if got := e.Rounded(in); got != want {
			t.Errorf("%v becomes %v, want %v", in, got, want)
		}
	}
}

// TestLabelWithoutScores: a face with estimates alone has no label, but may be of low quality.
func TestLabelWithoutScores(t *testing.T) {
	limits := Thresholds{Quality: 0.3, Uncertain: 0.4}
	for _, c := range []struct {
		face Face
		want Label
	}{
		{Face{Estimates: []float32{0.1}, Quality: 0.5, Label: LowQuality}, None},
		{Face{Estimates: []float32{0.1}, Quality: 0.2}, LowQuality},
		{Face{Quality: 0.2, Label: None}, None},
		{Face{Label: LowQuality}, LowQuality},
	} {
		if got := limits.Label(&c.face); got != c.want {
			t.Errorf("%+v is %q, want %q", c.face, got, c.want)
		}
	}
}
