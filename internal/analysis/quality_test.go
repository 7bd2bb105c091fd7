package analysis

import (
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestPose: a face from the front, its eyes 40 pixels apart and 44 above the mouth.
func TestPose(t *testing.T) {
	front := face.Points{{X: -20, Y: -6}, {X: 20, Y: -6}, {X: 0, Y: 14}, {X: -15, Y: 38}, {X: 15, Y: 38}}
	apart, nose, eyes := pose(front)
	if math.Abs(eyes-40) > 1e-3 || math.Abs(apart-40.0/44) > 1e-3 || nose > 1e-6 {
		t.Errorf("apart %v, nose %v, eyes %v", apart, nose, eyes)
	}
	if _, nose, _ := pose(face.Points{}); !math.IsInf(nose, 1) {
		t.Errorf("nose %v of no face", nose)
	}
}
