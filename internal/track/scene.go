package track

import "github.com/facecue/facecue/internal/face"

// scenes finds cuts from thumbnails of successive frames.
type scenes struct {
	limit      float32
	last       face.Scene
	have       bool
	jumps      bool    // whether the last frame is a jump, as each cut is
	meanChange float32 // running mean of the change from frame to frame
}

// cutRatio is how many times more than the frames before it a cut changes the picture. A
// pan or a shaking camera changes all frames alike.
const cutRatio = 3

// jump is the share of the change of a cut from which a frame is a jump: one of two pictures that stand side by
// side is another one.
const jump = 0.5

// cut tells whether a frame begins a new shot, and sets jumps.
func (s *scenes) cut(scene *face.Scene) (found bool) {
	s.jumps = false
	if !s.have {
		s.last, s.have = *scene, true
		return false
	}
	change := s.last.Difference(scene)
	s.jumps = change > jump*s.limit && change > cutRatio*s.meanChange
	found = s.jumps && change > s.limit
	s.last = *scene
	if !found {
		s.meanChange += float32(0.1 * (change - s.meanChange))
	}
	return found
}
