package onepicture

import (
	"sync"
	"testing"

	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// rgba is a grey picture with rows of stride bytes.
func rgba(g pixel.Gray, stride int) []byte {
	pix := make([]byte, stride*g.H)
	for y := range g.H {
		for x, v := range g.Row(y) {
			copy(pix[y*stride+4*x:], []byte{v, v, v, 255})
		}
	}
	return pix
}

func room() pixel.Gray {
	g := kit.Room(640, 360)
	kit.DrawFace(g, 300, 180, 140, 1)
	return g
}

// TestFind: several goroutines find a drawn face at once; at most maxIdle networks are kept.
func TestFind(t *testing.T) {
	before := models.Live()
	a := &Analyser{Runtime: func() string { return "" }}
	pix := rgba(room(), 4*640+32)
	var wg sync.WaitGroup
	for range 2 * maxIdle {
		wg.Add(1)
		go func() {
			defer wg.Done()
			faces, err := a.Find(pix, 4*640+32, 640, 360)
			if err != nil || len(faces) != 1 {
				t.Errorf("%d faces, %v", len(faces), err)
				return
			}
			f := faces[0]
			if c := f.Box.Center(); c.X < 280 || c.X > 320 || c.Y < 160 || c.Y > 200 || f.State != f.Label || f.Smooth != f.Scores || f.Label.String() == "" {
				t.Errorf("found %+v", f)
			}
		}()
	}
	wg.Wait()
	if len(a.idle) == 0 || len(a.idle) > maxIdle {
		t.Errorf("%d networks are idle", len(a.idle))
	}
	if err := a.Close(); err != nil || models.Live() != before {
		t.Errorf("%d sessions and tensors are left open, %v", models.Live()-before, err)
	}
}

func TestFindNone(t *testing.T) {
	a := &Analyser{Runtime: func() string { return "" }}
	defer a.Close()
	faces, err := a.Find(rgba(kit.Room(320, 240), 1280), 1280, 320, 240)
	if err != nil || len(faces) > 0 {
		t.Errorf("%d faces, %v", len(faces), err)
	}
}

// TestLuma: white, black and red as BT.601 and BT.709 have them.
func TestLuma(t *testing.T) {
	for h, red := range map[int]uint8{2: 82, 720: 63} {
		g := pixel.NewGray(3, h)
		pix := make([]byte, 16*h)
		copy(pix[16:], []byte{255, 255, 255, 0, 0, 0, 0, 9, 255, 0, 0, 9})
		luma(g, pix, 16)
		if row := g.Row(1); row[0] < 234 || row[0] > 236 || row[1] != 16 || row[2] != red {
			t.Errorf("%d lines: %v", h, row)
		}
	}
}
