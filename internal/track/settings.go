// Package track numbers people: it joins the faces of successive frames that
// belong to one person. The method is ByteTrack's (Zhang et al. 2022): faces of
// high score are joined first, then faces of low score to people who are known
// already, each time by an optimal assignment. Position is predicted at constant
// velocity; at a cut the look of the face has to agree too.
package track

import (
	"time"

	"github.com/facecue/facecue/internal/opt"
)

// Settings are the parsed options.
type Settings struct {
	Sure float32       // a face of this score is a person at once
	High float32       // a face of this score is one when seen Hits times
	Hits int           // sightings that confirm a face under Sure
	Keep time.Duration // how long a person who is not seen keeps the number
	IoU  float32       // least overlap of a face with where it was expected
	Look float32       // least likeness of a face before and after a cut
	Cut  float32       // change of the scene that counts as a cut
	Max  int           // faces followed in one frame
}

// Options declares them.
func Options() opt.Set {
	return opt.Set{
		{Name: "sure", Kind: opt.Float, Default: "0.7", Min: 0.05, Max: 1, Help: "detector score at which a new person is reported at once; a picture file has no second picture, so there it is high at the most"},
		{Name: "high", Kind: opt.Float, Default: "0.6", Min: 0.05, Max: 1, Help: "detector score at which a new person is reported when seen again; lower scores only continue one"},
		{Name: "hits", Kind: opt.Int, Default: "3", Min: 1, Max: 100, Help: "frames of at least high that confirm a person"},
		{Name: "keep", Kind: opt.Duration, Default: "1.2", Min: 0, Max: 60, Help: "how long a person who is not seen keeps the number, seconds; one picture without the face never ends it"},
		{Name: "iou", Kind: opt.Float, Default: "0.15", Min: 0.01, Max: 1, Help: "least overlap of a face with where its person was expected"},
		{Name: "look", Kind: opt.Float, Default: "0.85", Min: -1, Max: 1, Help: "least likeness (correlation) of a face before and after a cut"},
		{Name: "cut", Kind: opt.Float, Default: "20", Min: 1, Max: 255, Help: "mean change of a 16x9 grey thumbnail that counts as a cut, grey levels"},
		{Name: "judge", Kind: opt.Bool, Default: "1", Help: "leave out a track whose mean score in whole pictures is under 0.5, such as a print on clothes; not where results are written as they come, nor beside a video with style=blur"},
		{Name: "max", Kind: opt.Int, Default: "200", Min: 1, Max: 500, Help: "faces followed in one frame, the best by score"},
	}
}

// Parse reads values of Options.
func Parse(v opt.Values) Settings {
	return Settings{
		Sure: float32(v.Float("sure")), High: float32(v.Float("high")), Hits: v.Int("hits"),
		Keep: v.Duration("keep"), IoU: float32(v.Float("iou")),
		Look: float32(v.Float("look")), Cut: float32(v.Float("cut")), Max: v.Int("max"),
	}
}
