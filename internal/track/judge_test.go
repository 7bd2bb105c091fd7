package track_test

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/track"
)

func newJudge() *track.Judge {
	return track.NewJudge(track.Parse(track.Options().Defaults()), face.Stream{})
}

// TestWholeRecording: a tracker that a judge follows gives numbers from the first face on, and the judge tells the same
// tracks to be people's as the tracker does without one.
func TestWholeRecording(t *testing.T) {
	for name, c := range map[string]struct {
		scores []float32
		from   int // the first frame of the track
		want   bool
		means  bool // every second face is the mean of those beside it
	}{
		"far away, then nearer":   {[]float32{0.45, 0.52, 0.58, 0.61, 0.55, 0.62, 0.65}, 1, true, false},
		"sure in one frame":       {[]float32{0.5, 0.55, 0.71}, 0, true, false},
		"a pattern for a moment":  {[]float32{0.55, 0.62, 0.63, 0.51}, 0, false, false},
		"never a high score":      {[]float32{0.55, 0.59, 0.59, 0.59, 0.59}, 0, false, false},
		"three times, from there": {[]float32{0.49, 0.6, 0.6, 0.6}, 1, true, false},
		"twice, and a mean":       {[]float32{0.65, 0.65, 0.65}, 0, false, true},
		"three times, with means": {[]float32{0.65, 0.65, 0.65, 0.65, 0.65}, 0, true, true},
	} {
		set := track.Parse(track.Options().Defaults())
		causal, stream := set, face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}}
		set.Whole = true
		whole, live, judge := track.New(set, stream), track.New(causal, stream), track.NewJudge(set, stream)
		confirmed := false
		for i, score := range c.scores {
			f := head(1, 100, 100)
			f.Score = score
			if c.means && i%2 == 1 {
				f.By = face.Between
			}
			r := face.Result{PTS: int64(i), Status: face.Found, Faces: []face.Face{f}}
			other := r
			other.Faces = []face.Face{f}
			whole.Update(&r)
			live.Update(&other)
			judge.Add(&r)
			if got := len(r.Faces) == 1 && r.Faces[0].ID == 1; got != (i >= c.from) {
				t.Errorf("%s: frame %d: numbered %v", name, i, got)
			}
			confirmed = confirmed || len(other.Faces) == 1
		}
		dropped, _ := judge.Dropped(false)
		if got := !dropped[1]; got != c.want || confirmed != c.want {
			t.Errorf("%s: the judge says %v, the tracker %v, want %v", name, got, confirmed, c.want)
		}
	}
}

// TestJudge: a track is refused for a low mean score, however high some of its scores are.
func TestJudge(t *testing.T) {
	for name, c := range map[string]struct {
		scores []float32
		want   bool
	}{
		"a person":                   {[]float32{0.9, 0.8, 0.95}, false},
		"a person who turns away":    {[]float32{0.9, 0.9, 0.4, 0.45}, false},
		"hands":                      {[]float32{0.72, 0.45, 0.4, 0.41}, true},
		"just enough":                {[]float32{0.7, 0.4, 0.5, 0.4}, false},
		"nearly enough":              {[]float32{0.7, 0.4, 0.5, 0.3999}, true},
		"nothing confirms it":        {[]float32{0.4, 0.5}, false},
		"a picture file of one face": {[]float32{0.6}, false},
	} {
		j := newJudge()
		for _, score := range c.scores {
			j.Add(&face.Result{Faces: []face.Face{{ID: 7, Score: score}, {ID: 8, Score: 0.9}}})
		}
		unconfirmed, _ := j.Dropped(false)
		dropped, refused := j.Dropped(true)
		if got := dropped[7] && !unconfirmed[7]; got != c.want || got != (refused == 1) || dropped[8] {
			t.Errorf("%s: dropped %v, of which %d refused, want %v", name, dropped, refused, c.want)
		}
	}
	j := newJudge()
	for i, score := range []float32{0.8, 0.45, 0.45, 0.45, 0.78} { // a profile that is followed
		by := face.InRegion
		if i%4 == 0 {
			by = face.InPicture
		}
		j.Add(&face.Result{Faces: []face.Face{{ID: 1, Score: score, By: by}}})
	}
	if dropped, _ := j.Dropped(true); dropped[1] {
		t.Error("a person with low scores in regions is refused")
	}
	if dropped, refused := newJudge().Dropped(true); len(dropped) != 0 || refused != 0 {
		t.Errorf("of no tracks: %v, %d", dropped, refused)
	}
}
