package face

import (
	"math"
	"strconv"
	"testing"
)

// TestRoundedHasFewDigits: the shortest text of a rounded number has no digits beyond
// the decimals, wherever in the largest picture it lies.
func TestRoundedHasFewDigits(t *testing.T) {
	for n := range 100001 {
		v := float32(n) * 0.163841
		for _, c := range []struct {
			got  float32
			want string
		}{
			{RoundPixels(v), strconv.FormatFloat(math.Round(float64(v)*100)/100, 'g', -1, 64)},
			{RoundPixels(-v), strconv.FormatFloat(0-math.Round(float64(v)*100)/100, 'g', -1, 64)},
			{RoundScore(v / 16385), strconv.FormatFloat(math.Round(float64(v/16385)*1e4)/1e4, 'g', -1, 64)},
		} {
			if text := strconv.FormatFloat(float64(c.got), 'g', -1, 32); text != c.want {
				t.Fatalf("%v is written %s, want %s", v, text, c.want)
			}
		}
	}
}

func TestRound(t *testing.T) {
	s := Scores{0.12345, 0.00004, 0.00006, 0.8}
	if s.Round(); s != (Scores{0.1235, 0, 0.0001, 0.8}) {
		t.Errorf("scores %v", s)
	}
	if v := RoundPixels(-0.004); v != 0 || math.Signbit(float64(v)) {
		t.Errorf("-0.004 pixels became %v", v)
	}
	if b := (Box{1.004, 1.006, -3.333, 16383.996}).Rounded(); b != (Box{1, 1.01, -3.33, 16384}) {
		t.Errorf("box %v", b)
	}
	if p := (Points{2: {1.234, 5.678}}).Rounded(); p[2] != (Point{1.23, 5.68}) {
		t.Errorf("points %v", p)
	}
}
