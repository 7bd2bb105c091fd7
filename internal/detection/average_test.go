package detection

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestAverage: the boxes of cells that overlap the best one are averaged by the squares of
// their scores, those that overlap less are left out. With AverageIoU 0 the result is the
// best cell's. All numbers are rounded.
func TestAverage(t *testing.T) {
	m := empty(8, 8, 8)
	put(m, 3, 2, 2, 2)
	put(m, 4, 2, 1, 2)   // 8 pixels to the right: IoU 0.6
	put(m, 5, 2, 1.5, 2) // 16 to the right: IoU 0.33
	best, other := sigmoid(2), sigmoid(1)
	share := other * other / (best*best + other*other)
	for iou, want := range map[float32]float32{0: 28.5 - 16, 0.55: 28.5 - 16 + 8*share} {
		var d Decoder
		faces, err := d.Decode([]Head{m}, Settings{MinScore: 0.5, IoU: 0.3, AverageIoU: iou}, whole)
		if err != nil || len(faces) != 1 {
			t.Fatalf("got %v, %v", faces, err)
		}
		f := faces[0]
		if f.Box.X != face.RoundPixels(want) || f.Points[2].X != face.RoundPixels(want+16) || f.Score != face.RoundScore(best) {
			t.Errorf("AverageIoU %v: %+v, want left %v", iou, f, want)
		}
	}
}
