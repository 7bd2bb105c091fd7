package detection

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestAverage: cells that mean one face are averaged by the squares of their scores, and
// one that overlaps less has no say; without Same the best cell speaks alone. All is rounded.
func TestAverage(t *testing.T) {
	m := empty(8, 8, 8)
	put(m, 3, 2, 2, 2)
	put(m, 4, 2, 1, 2)   // 8 pixels to the right: IoU 0.6
	put(m, 5, 2, 1.5, 2) // 16 to the right: IoU 0.33
	best, other := sigmoid(2), sigmoid(1)
	share := other * other / (best*best + other*other)
	for same, want := range map[float32]float32{0: 28.5 - 16, 0.55: 28.5 - 16 + 8*share} {
		var d Decoder
		faces, err := d.Decode([]Head{m}, Settings{Score: 0.5, IoU: 0.3, Same: same}, whole)
		if err != nil || len(faces) != 1 {
			t.Fatalf("got %v, %v", faces, err)
		}
		f := faces[0]
		if f.Box.X != face.RoundPixels(want) || f.Points[2].X != face.RoundPixels(want+16) || f.Score != face.RoundScore(best) {
			t.Errorf("same %v: %+v, want left %v", same, f, want)
		}
	}
}
