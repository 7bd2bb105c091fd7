package track_test

import (
	"fmt"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/track"
)

// scenario makes the frames of a film at 25 frames a second, one by one.
type scenario struct {
	t       testing.TB
	tracker *track.Tracker
	frame   int64
	scene   uint8 // the picture behind the faces; another one is a cut
	jump    bool  // whether the last picture is a jump
}

func newScenario(t testing.TB) *scenario {
	set := track.Parse(track.Options().Defaults())
	clock := face.Clock{Base: face.Rational{Num: 1, Den: 25}}
	return &scenario{t: t, tracker: track.New(set, face.Stream{Clock: clock})}
}

// show gives the tracker a frame and returns the faces it kept.
func (s *scenario) show(faces ...face.Face) []face.Face {
	r := face.Result{Frame: s.frame, PTS: s.frame, Duration: 1, Faces: faces, HasScene: true}
	r.DeriveStatus()
	for i := range r.Scene {
		r.Scene[i] = s.scene * uint8(1+i%7)
	}
	s.frame++
	s.tracker.Update(&r)
	s.jump = r.Jump
	return r.Faces
}

// who shows a frame and returns the number at each x, as text.
func (s *scenario) who(faces ...face.Face) string {
	text := ""
	for _, f := range s.show(faces...) {
		text += fmt.Sprintf("%d@%.0f ", f.ID, f.Box.X)
	}
	return text
}

// head is a face of one of a few people, whose looks differ.
func head(person int, x, y float32) face.Face {
	f := face.Face{Box: face.Box{X: x, Y: y, W: 100, H: 120}, Score: 0.9}
	for i := range f.Look {
		f.Look[i] = uint8(60 + (i*(7+person*13)+person*31)%120)
	}
	return f
}

func weak(f face.Face) face.Face {
	f.Score = 0.4
	return f
}
