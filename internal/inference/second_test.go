package inference

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestCompare: a face that is sure, or that both detectors find, keeps its score; one that either finds alone has to be confirmed.
func TestCompare(t *testing.T) {
	at := func(x, score float32) face.Face {
		return face.Face{Score: score, Box: face.Box{X: x, Y: 10, W: 40, H: 50}}
	}
	for name, c := range map[string]struct {
		own, others []face.Face
		want        []float32
	}{
		"nothing":                   {nil, nil, nil},
		"sure":                      {[]face.Face{at(0, 0.8)}, nil, []float32{0.8}},
		"in doubt":                  {[]face.Face{at(0, 0.65)}, nil, []float32{unsureScore}},
		"low":                       {[]face.Face{at(0, 0.42)}, nil, []float32{0.42}},
		"both":                      {[]face.Face{at(0, 0.65)}, []face.Face{at(10, 0.9)}, []float32{0.65}},
		"hardly both":               {[]face.Face{at(0, 0.65)}, []face.Face{at(25, 0.9)}, []float32{unsureScore}},
		"the other one alone":       {nil, []face.Face{at(0, 0.9)}, []float32{unsureScore}},
		"the other one with less":   {[]face.Face{at(0, 0.8)}, []face.Face{at(60, 0.42)}, []float32{0.8, 0.42}},
		"two of the other together": {nil, []face.Face{at(0, 0.9), at(20, 0.9)}, []float32{unsureScore, unsureScore}},
	} {
		got := Compare(c.own, c.others)
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v", name, got)
			continue
		}
		for i, f := range got {
			if f.Score != c.want[i] {
				t.Errorf("%s: face %d has %v, want %v", name, i, f.Score, c.want[i])
			}
		}
	}
}

// TestWantsSecond: a second detector is asked where there is no face, or one that is not sure and looks like one.
func TestWantsSecond(t *testing.T) {
	for name, c := range map[string]struct {
		scores, sure []float32
		want         bool
	}{
		"none":                    {nil, nil, true},
		"sure":                    {[]float32{noDoubt}, []float32{1}, false},
		"in doubt":                {[]float32{0.69}, []float32{likely}, true},
		"low":                     {[]float32{0.9, 0.4}, []float32{1, 0.9}, true},
		"an object beside a face": {[]float32{0.9, 0.6}, []float32{1, 0.49}, false},
		"an object":               {[]float32{0.6}, []float32{0.1}, false},
	} {
		var faces []face.Face
		for _, score := range c.scores {
			faces = append(faces, face.Face{Score: score})
		}
		if got := WantsSecond(faces, c.sure); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
