package format

import (
	"errors"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestEstimateColumns describe each estimate with its range.
func TestEstimateColumns(t *testing.T) {
	got := EstimateColumns([]face.Estimate{{Name: "valence", Kind: face.Dimension, Range: [2]float32{-1, 1}}, {Name: "AU12", Kind: face.ActionUnit, Range: [2]float32{0, 5}}})
	if len(got) != 2 || got[0].Name != "valence" || got[0].Range != "-1 to 1" || got[1].Range != "0 to 5" || got[0].Help == got[1].Help || got[1].Missing == "" {
		t.Errorf("%+v", got)
	}
}

// TestCheckFace: a face has no estimates or as many as the header, all of them finite.
func TestCheckFace(t *testing.T) {
	h := Header{Provenance: face.Provenance{Estimates: make([]face.Estimate, 2)}}
	for _, c := range []struct {
		estimates []float32
		want      error
	}{{nil, nil}, {[]float32{1, 2}, nil}, {[]float32{1}, ErrEstimates}, {[]float32{1, float32(math.NaN())}, ErrNotFinite}} {
		if err := CheckFace(&face.Face{Estimates: c.estimates}, h); !errors.Is(err, c.want) {
			t.Errorf("%v: %v, want %v", c.estimates, err, c.want)
		}
	}
	if TableBeside("a_tsconf.xml", "_tsconf.xml") != "a.series.csv" {
		t.Error("another table beside a configuration")
	}
}
