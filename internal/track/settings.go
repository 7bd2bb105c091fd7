// Package track numbers people: it joins the faces of successive frames that
// belong to one person. The method is ByteTrack's (Zhang et al. 2022): faces of
// high score are joined first, then faces of low score to people who are known
// already, each time by an optimal assignment. Position is predicted at constant
// velocity; at a cut the look of the face has to agree too.
package track

import (
	"time"

	"github.com/facecue/facecue/internal/face"
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

	// Whole says that results wait until the recording ends, where a Judge tells which tracks are
	// people. So a track has its number from its first face on.
	Whole bool
}

// candidate is the least score of a face with which a track begins that a Judge will look at.
const candidate = 0.5

// in are the settings for a stream. In a picture file no second picture can confirm a face, so there a
// face of the score High is a person at once.
func (s Settings) in(stream face.Stream) Settings {
	if stream.Still {
		s.Sure = min(s.Sure, s.High)
	}
	return s
}

// begins is the least score of a face with which a track begins.
func (s Settings) begins() float32 {
	if s.Whole {
		return min(s.High, candidate)
	}
	return s.High
}

// sightings are the faces of a track that speak for a person.
type sightings struct {
	high int  // faces of at least the score High
	sure bool // whether a face has at least the score Sure
}

// add notes a face. One that was not looked for, the mean of those before and after, says nothing new.
func (n *sightings) add(f *face.Face, set Settings) {
	if f.Score >= set.High && f.By != face.Between {
		n.high++
		n.sure = n.sure || f.Score >= set.Sure
	}
}

// isConfirmed tells that there are enough faces of a high score, or one of a very high score. A pattern that
// looks like a face for a frame or two is no person.
func (n *sightings) isConfirmed(set Settings) bool { return n.high >= set.Hits || n.sure }

// Options declares them.
func Options() opt.Set {
	return opt.Set{
		{Name: "sure", Kind: opt.Float, Default: "0.7", Min: 0.05, Max: 1, Help: "detector score at which a new person is reported at once; a picture file has no second picture, so there it is high at the most"},
		{Name: "high", Kind: opt.Float, Default: "0.6", Min: 0.05, Max: 1, Help: "detector score at which a new person is reported when seen again; lower scores only continue one"},
		{Name: "hits", Kind: opt.Int, Default: "3", Min: 1, Max: 100, Help: "frames with a face of at least high, found there, that confirm a person; in files the frames before them count too, from the first with a score of 0.5 on"},
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
