package event_test

import (
	"math"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// smoothed gives the states of a film, a letter a frame.
func smoothed(set event.Settings, results []face.Result) string {
	smoother := event.NewSmoother(set, stream())
	var all []*face.Result
	for i := range results {
		smoother.Apply(&results[i])
		all = append(all, &results[i])
	}
	return states(all)
}

// unsmoothed are settings under which the scores of a frame decide alone.
func unsmoothed() event.Settings {
	set := settings()
	set.Tau, set.Min = 0, 0
	return set
}

// pair is a face with the scores of happiness and surprise, the rest spread evenly.
func pair(happiness, surprise float32) face.Face {
	f := shown(1, face.Uncertain, 0)
	for i := range f.Scores {
		f.Scores[i] = (1 - happiness - surprise) / (face.NumLabels - 2)
	}
	f.Scores[face.Happiness-face.Neutral], f.Scores[face.Surprise-face.Neutral] = happiness, surprise
	return f
}

func faces(all ...face.Face) (results []face.Result) {
	for n, f := range all {
		results = append(results, face.Result{Frame: int64(n), PTS: int64(n), Duration: 1, Status: face.Found, Faces: []face.Face{f}})
	}
	return results
}

// TestThresholds: a state is taken at enter, and kept down to leave, which its
// successor needs too.
func TestThresholds(t *testing.T) {
	sure, enters, almost := pair(0.9, 0), pair(0.55, 0.1), pair(0.549, 0.1)
	stays, leaves := pair(0.4, 0.42), pair(0.399, 0.1)
	for _, c := range []struct {
		name  string
		faces []face.Face
		want  string
	}{
		{"enter is enough", []face.Face{enters}, "h"},
		{"less is not", []face.Face{almost}, "u"},
		{"nor after an uncertain frame", []face.Face{almost, almost, enters}, "uuh"},
		{"leave keeps it", []face.Face{sure, stays, stays}, "hhh"},
		{"less does not", []face.Face{sure, leaves}, "hu"},
		{"the successor needs leave", []face.Face{sure, pair(0.39, 0.4)}, "hs"},
		{"and not less", []face.Face{sure, pair(0.39, 0.399)}, "hu"},
		{"enter takes over from a state that could stay", []face.Face{sure, pair(0.42, 0.55)}, "hs"},
	} {
		if got := smoothed(unsmoothed(), faces(c.faces...)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestLeastLength: an expression holds for min, an uncertain state for nothing.
func TestLeastLength(t *testing.T) {
	set := unsmoothed()
	set.Min = 200 * time.Millisecond // five frames
	h, s, u := pair(0.9, 0), pair(0, 0.9), pair(0.2, 0.2)
	if got := smoothed(set, faces(h, s, s, s, s, s, s, u, u, h, h)); got != "hhhhhsssssh" {
		t.Errorf("got %s", got)
	}
	if got := smoothed(set, faces(h, h, h, h, h, h, h, h, s, s)); got != "hhhhhhhhss" {
		t.Errorf("after eight frames of a state that is longer than min: %s", got)
	}
	if got := smoothed(set, faces(u, h, h)); got != "uhh" {
		t.Errorf("after an uncertain frame: %s", got)
	}
}

// TestSmoothing: the scores approach the new ones by 1-1/e in the time constant.
func TestSmoothing(t *testing.T) {
	set := settings()
	set.Tau = 400 * time.Millisecond // ten frames
	results := faces(pair(0, 0), pair(1, 0))
	results[1].PTS = 10
	smoothed(set, results)
	if got, want := results[1].Faces[0].Smooth.Of(face.Happiness), 1-1/math.E; math.Abs(float64(got)-want) > 1e-6 {
		t.Errorf("after the time constant %v, want %v", got, want)
	}
	if results[0].Faces[0].Smooth != results[0].Faces[0].Scores {
		t.Error("the first frame is smoothed with nothing")
	}
}

// TestSmootherGap: what was held is forgotten when the face is missing or poor for
// longer than the gap, which begins with the first frame without it.
func TestSmootherGap(t *testing.T) {
	for _, without := range []face.Label{face.None, face.LowQuality} {
		for frames, want := range map[int]string{10: "h", 11: "u"} {
			results := film(shot{20, face.Happiness, 0.9}, shot{frames, without, 0}, shot{1, face.Happiness, 0.45})
			if got := smoothed(settings(), results); got[len(got)-1:] != want {
				t.Errorf("%v for %d frames: %s", without, frames, got)
			}
		}
	}
}

// TestPoorFaces keep a state up to the gap, and are poor again after it.
func TestPoorFaces(t *testing.T) {
	got := smoothed(settings(), film(shot{3, face.LowQuality, 0}, shot{20, face.Happiness, 0.9}, shot{15, face.LowQuality, 0}))
	if want := of("p", 3, "h", 31, "p", 4); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestHysteresisSecondsApart: pictures that are seconds apart are no gap, a picture
// without the face is one.
func TestHysteresisSecondsApart(t *testing.T) {
	for _, c := range []struct {
		shots []shot
		want  string
	}{
		{[]shot{{3, face.Happiness, 0.9}, {5, face.Happiness, 0.45}}, "hhhhhhhh"},
		{[]shot{{3, face.Happiness, 0.9}, {1, face.None, 0}, {2, face.Happiness, 0.45}}, "hhhxuu"},
	} {
		results := film(c.shots...)
		for i := range results {
			results[i].PTS *= 2 * rate
		}
		if got := smoothed(settings(), results); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}

// TestNotAnalysedFrames are no gap, however many there are in between.
func TestNotAnalysedFrames(t *testing.T) {
	results := film(shot{40, face.Happiness, 0.9})
	for i := range results {
		if i%20 != 0 {
			results[i].Status, results[i].Faces = face.NotAnalysed, nil
		} else if i > 0 {
			results[i].Faces[0] = shown(1, face.Happiness, 0.45)
		}
	}
	if got, want := smoothed(settings(), results), "h"+of(".", 19)+"h"+of(".", 19); got != want {
		t.Errorf("got %s", got)
	}
}

// TestSmootherBackwards: when time runs backwards, nothing is held.
func TestSmootherBackwards(t *testing.T) {
	results := faces(pair(0.9, 0), pair(0.45, 0))
	results[0].PTS = 1000
	if got := smoothed(settings(), results); got != "hu" {
		t.Errorf("got %s", got)
	}
}

// TestTwoPicturesAtOneTime: the second of two pictures with one time stamp goes on from
// the first, as any other does.
func TestTwoPicturesAtOneTime(t *testing.T) {
	for want, second := range map[string]face.Face{"hh": pair(0.45, 0), "hs": pair(0, 0.9)} {
		results := faces(pair(0.9, 0), second)
		results[1].PTS = results[0].PTS
		if got := smoothed(unsmoothed(), results); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestNotClassified: a face without scores leaves the state as it is.
func TestNotClassified(t *testing.T) {
	results := faces(pair(0.9, 0), pair(0, 0), pair(0, 0))
	for i := 1; i < 3; i++ {
		results[i].Faces[0].Scores, results[i].Faces[0].Label = face.Scores{}, face.None
	}
	if got := smoothed(unsmoothed(), results); got != "hhh" {
		t.Errorf("got %s", got)
	}
}
