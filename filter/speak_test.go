package filter

import (
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// TestSpeakFollowsTrack wherever it is written, and runs before people get their numbers, for
// pictures of faces are there only then.
func TestSpeakFollowsTrack(t *testing.T) {
	for _, text := range []string{"detect,track,classify,smooth,speak", "detect,classify,track,speak,smooth"} {
		chain, err := Parse(text, Env{})
		if err != nil {
			t.Fatal(err)
		}
		if got := names(chain.stateful); !slices.Equal(got, []string{"track", "speak", "smooth"}) || chain.tracked() != 2 {
			t.Errorf("%q has the stateful filters %v, %d of them in the first pass", text, got, chain.tracked())
		}
	}
	if _, err := Parse("detect,classify,speak", Env{}); err == nil {
		t.Error("speak runs without track")
	}
}

// TestSpeakAdds the score and the state behind those that a face has, and leaves faces without a picture alone.
func TestSpeakAdds(t *testing.T) {
	chain, err := Parse("detect,track,classify,speak", Env{})
	if err != nil {
		t.Fatal(err)
	}
	speak, err := chain.build(chain.stateful[1:])
	if err != nil {
		t.Fatal(err)
	}
	defer speak.Close()
	if err := speak.Configure(face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}}); err != nil {
		t.Fatal(err)
	}
	own := []float32{0.1, 0.2}
	var f frame.Frame
	f.Result = face.Result{Status: face.Found, Faces: []face.Face{{ID: 1, Small: new(face.Small), Estimates: own[:1]}, {ID: 2}}}
	if err := speak.Process(&f); err != nil {
		t.Fatal(err)
	}
	if got := f.Result.Faces; !slices.Equal(got[0].Estimates, []float32{0.1, 0.5, 0}) || got[1].Estimates != nil || own[1] != 0.2 {
		t.Errorf("got %v and %v, and %v", got[0].Estimates, got[1].Estimates, own)
	}
}
