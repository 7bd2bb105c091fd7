package track

import "github.com/facecue/facecue/internal/face"

// scenes finds cuts from thumbnails of successive frames.
type scenes struct {
	limit      float32
	last       face.Scene
	have       bool
	meanChange float32 // running mean of the change from frame to frame
}

// cutRatio is how many times more than the frames before it a cut changes the picture. A
// pan or a shaking camera changes all frames alike.
const cutRatio = 3

// cut tells whether a frame begins a new shot.
func (s *scenes) cut(scene *face.Scene) bool {
	if !s.have {
		s.last, s.have = *scene, true
		return false
	}
	change := s.last.Difference(scene)
	found := change > s.limit && change > cutRatio*s.meanChange
	s.last = *scene
	if !found {
		s.meanChange += float32(0.1 * (change - s.meanChange))
	}
	return found
}
