package inference

import (
	"testing"

	"github.com/facecue/facecue/internal/detection"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/models"
)

// TestLetterboxFit: the longer side of the scaled picture is the requested one, or what a
// fixed input has room for; the input's sides are multiples of the network's; the view maps
// back to displayed pixels.
func TestLetterboxFit(t *testing.T) {
	free, fixed := models.Input{MultipleOf: 32}, models.Input{Width: 200, Height: 100}
	for _, c := range []struct {
		input        models.Input
		w, h, shown  int
		scaled, size [2]int
		view         detection.View
	}{
		{free, 1280, 720, 1280, [2]int{320, 180}, [2]int{320, 192}, detection.View{W: 320, H: 180, ScaleX: 4, ScaleY: 4}},
		{free, 720, 1280, 720, [2]int{180, 320}, [2]int{192, 320}, detection.View{W: 180, H: 320, ScaleX: 4, ScaleY: 4}},
		{free, 640, 720, 1280, [2]int{320, 180}, [2]int{320, 192}, detection.View{W: 320, H: 180, ScaleX: 4, ScaleY: 4}},
		{free, 160, 90, 160, [2]int{320, 180}, [2]int{320, 192}, detection.View{W: 320, H: 180, ScaleX: 0.5, ScaleY: 0.5}},
		{free, 640, 333, 640, [2]int{320, 167}, [2]int{320, 192}, detection.View{W: 320, H: 167, ScaleX: 2, ScaleY: 333.0 / 167}},
		{free, 3200, 1, 3200, [2]int{320, 1}, [2]int{320, 32}, detection.View{W: 320, H: 1, ScaleX: 10, ScaleY: 1}},
		{fixed, 400, 400, 400, [2]int{100, 100}, [2]int{200, 100}, detection.View{W: 100, H: 100, ScaleX: 4, ScaleY: 4}},
		{fixed, 400, 100, 400, [2]int{200, 50}, [2]int{200, 100}, detection.View{W: 200, H: 50, ScaleX: 2, ScaleY: 2}},
	} {
		box := letterbox{input: c.input, side: 320}
		changed, err := box.fit(c.w, c.h, c.shown)
		if err != nil || !changed {
			t.Fatalf("%dx%d: changed %v, %v", c.w, c.h, changed, err)
		}
		if got := [2]int{box.scaled.W, box.scaled.H}; got != c.scaled {
			t.Errorf("%dx%d is scaled to %v, want %v", c.w, c.h, got, c.scaled)
		}
		if got := [2]int{box.w, box.h}; got != c.size || box.view != c.view {
			t.Errorf("%dx%d: input %v, want %v; view %+v", c.w, c.h, got, c.size, box.view)
		}
		if changed, _ := box.fit(c.w, c.h, c.shown); changed {
			t.Errorf("%dx%d: the same size is a change", c.w, c.h)
		}
		if changed, _ := box.fit(c.w, c.h, c.shown+1); !changed {
			t.Errorf("%dx%d: another shape of samples is no change", c.w, c.h)
		}
	}
	if _, err := (&letterbox{input: free, side: 320}).fit(0, 0, 0); err == nil {
		t.Error("no error of a picture without pixels")
	}
}

// TestLetterboxDraw: the picture lies in the top left corner of each channel, the rest stays
// black.
func TestLetterboxDraw(t *testing.T) {
	c := letterbox{input: models.Input{Width: 4, Height: 4}, side: 4}
	if _, err := c.fit(8, 4, 8); err != nil {
		t.Fatal(err)
	}
	grey, bright := flat(8, 4, 10), flat(8, 4, 200)
	to := models.Samples{Bytes: make([]uint8, 2*16)}
	p := packer{numbers: []*pixel.Packer{pixel.NewPacker(0, 1), pixel.NewPacker(0, 1)}}
	p.blacken(to)
	if err := c.draw(to, []pixel.Gray{grey, bright}, p); err != nil {
		t.Fatal(err)
	}
	for i, v := range to.Bytes {
		want := uint8(0)
		if row := i % 16 / 4; row < 2 { // 8x4 on 4x4: the upper half
			want = map[bool]uint8{true: 10, false: 200}[i < 16]
		}
		if v != want {
			t.Fatalf("sample %d is %d, want %d: %v", i, v, want, to.Bytes)
		}
	}
	if c.scaled.Pix[0] != 200 {
		t.Errorf("the scaled picture is not the last channel: %v", c.scaled.Pix)
	}
}

// flat is a picture of one level.
func flat(w, h int, level uint8) pixel.Gray {
	g := pixel.NewGray(w, h)
	for i := range g.Pix {
		g.Pix[i] = level
	}
	return g
}
