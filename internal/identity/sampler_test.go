package identity

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// chosen are the frames of a track whose faces are compared; quality is that of each frame.
func chosen(gap int64, frames int, quality func(frame int) float32) (list []int) {
	s := NewSampler(gap)
	for i := range frames {
		if s.Wants(&face.Face{ID: 1, Quality: quality(i)}, int64(i)) {
			list = append(list, i)
		}
	}
	return list
}

// TestSamplerThinsOut: few faces of a long track are compared, the most of them early.
func TestSamplerThinsOut(t *testing.T) {
	even := func(int) float32 { return 0.8 }
	short, long := chosen(8, 40, even), chosen(8, 20*60*25, even)
	if len(short) != 5 || short[0] != 0 || short[4] != 36 {
		t.Errorf("of 40 frames %v are compared", short)
	}
	if len(long) < 16 || len(long) > 32 || long[len(long)-1] < 18000 {
		t.Errorf("of 20 minutes %d faces are compared: %v", len(long), long)
	}
}

// TestSamplerPrefersQuality: a face that is better than the average of its track is waited for, a
// poor one is compared where none comes.
func TestSamplerPrefersQuality(t *testing.T) {
	everyThird := func(i int) float32 {
		if i%3 == 1 {
			return 0.9
		}
		return 0.4
	}
	for _, i := range chosen(8, 200, everyThird)[1:] {
		if i%3 != 1 {
			t.Errorf("the poor face of frame %d is compared", i)
		}
	}
	falling := func(i int) float32 { return 1 - float32(i)/100 }
	if list := chosen(8, 90, falling); len(list) < 5 {
		t.Errorf("of a face that gets poorer only %v are compared", list)
	}
	if list := chosen(8, 9, func(int) float32 { return 0.1 }); len(list) == 0 || list[0] != firstWait {
		t.Errorf("of a poor face %v are compared", list)
	}
}

// TestSamplerTracksAreApart: what one track was compared by says nothing of another, and a number that
// comes back after a long time is a new track.
func TestSamplerTracksAreApart(t *testing.T) {
	s := NewSampler(8)
	for id := range 3 {
		if !s.Wants(&face.Face{ID: id + 1, Quality: 1}, int64(id)) {
			t.Errorf("the first face of track %d is not compared", id+1)
		}
	}
	s.Wants(&face.Face{ID: 9, Quality: 1}, 2*forgotten)
	if len(s.tracks) != 1 {
		t.Errorf("%d tracks are remembered", len(s.tracks))
	}
}
