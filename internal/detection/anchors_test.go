package detection

import (
	"errors"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// points are five landmarks at the same place, in strides from a cell's corner.
func points(x, y float32) (p []float32) {
	for range 5 {
		p = append(p, x, y)
	}
	return p
}

// TestYuNet reads one face of 32 x 64 pixels in cell 2,1 of a level of stride 16.
func TestYuNet(t *testing.T) {
	const cells = 4 * 3
	scores, objectness := make([]float32, cells), make([]float32, cells)
	boxes, marks := make([]float32, 4*cells), make([]float32, 10*cells)
	at := 1*4 + 2
	scores[at], objectness[at] = 0.81, 1
	copy(boxes[4*at:], []float32{0.5, 0.25, float32(math.Log(2)), float32(math.Log(4))})
	copy(marks[10*at:], points(0.25, 0.5))
	check(t, NewYuNet(scores, objectness, boxes, marks, 4, 16), face.Face{
		Score: 0.9, Box: face.Box{X: 24, Y: -12, W: 32, H: 64}, Points: face.Points{{X: 36, Y: 24}},
	})
	scores[at] = -1
	if faces, _ := new(Decoder).Decode([]Head{NewYuNet(scores, objectness, boxes, marks, 4, 16)}, anyFace, whole); len(faces) != 0 {
		t.Error("a negative product is a face")
	}
}

// TestSCRFD reads the second anchor of cell 2,1 of a level of stride 8.
func TestSCRFD(t *testing.T) {
	const cells = 4 * 3 * 2
	scores, boxes, marks := make([]float32, cells), make([]float32, 4*cells), make([]float32, 10*cells)
	at := (1*4+2)*2 + 1
	scores[at] = 0.75
	copy(boxes[4*at:], []float32{1, 0.5, 3, 2})
	copy(marks[10*at:], points(-0.5, 1))
	check(t, NewSCRFD(scores, boxes, marks, 4, 8), face.Face{
		Score: 0.75, Box: face.Box{X: 8, Y: 4, W: 32, H: 20}, Points: face.Points{{X: 12, Y: 16}},
	})
}

var anyFace = Settings{MinScore: 0.3, IoU: 0.4}

func check(t *testing.T, h Head, want face.Face) {
	t.Helper()
	faces, err := new(Decoder).Decode([]Head{h}, anyFace, whole)
	if err != nil || len(faces) != 1 {
		t.Fatalf("%d faces, %v", len(faces), err)
	}
	near := func(a, b float32) bool { return math.Abs(float64(a-b)) < 1e-3 }
	f := faces[0]
	if !near(f.Score, want.Score) || !near(f.Box.X, want.Box.X) || !near(f.Box.Y, want.Box.Y) ||
		!near(f.Box.W, want.Box.W) || !near(f.Box.H, want.Box.H) ||
		!near(f.Points[4].X, want.Points[0].X) || !near(f.Points[4].Y, want.Points[0].Y) {
		t.Errorf("got  %+v\nwant %+v", f, want)
	}
}

// TestAnchorsThatDoNotFit are refused, as are scores that are no numbers.
func TestAnchorsThatDoNotFit(t *testing.T) {
	n := make([]float32, 100)
	for _, h := range []Head{
		NewSCRFD(n[:8], n[:32], n[:79], 4, 8), NewSCRFD(n[:8], n[:31], n[:80], 4, 8), NewSCRFD(n[:7], n[:28], n[:70], 4, 8),
		NewSCRFD(n[:8], n[:32], n[:80], 0, 8), NewYuNet(n[:8], n[:7], n[:32], n[:80], 4, 8),
	} {
		if _, err := new(Decoder).Decode([]Head{h}, anyFace, whole); err == nil {
			t.Errorf("%+v was read", h)
		}
	}
	bad := make([]float32, 8)
	bad[3] = float32(math.NaN())
	if _, err := new(Decoder).Decode([]Head{NewSCRFD(bad, n[:32], n[:80], 4, 8)}, anyFace, whole); !errors.Is(err, ErrNotFinite) {
		t.Errorf("got %v", err)
	}
}
