package frame

import (
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// painted is a grey picture of the pool, all of one level.
func painted(t *testing.T, p *Pool, level byte) *Frame {
	t.Helper()
	picture := p.AV()
	picture.SetWidth(16)
	picture.SetHeight(8)
	picture.SetPixelFormat(astiav.PixelFormatGray8)
	if err := picture.AllocBuffer(0); err != nil {
		t.Fatal(err)
	}
	pix, _ := av.Plane(picture, 0, 8)
	for i := range pix {
		pix[i] = level
	}
	f, err := p.New(picture)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestPoolFramesAreApart: a frame closed twice, or after its pool, changes no other frame,
// and a new frame begins without the faces of a closed one.
func TestPoolFramesAreApart(t *testing.T) {
	var p Pool
	old := painted(t, &p, 1)
	old.Result.Faces = append(old.Result.Faces, face.Face{ID: 7})
	old.Close()
	young := painted(t, &p, 2)
	old.Close()
	if len(young.Result.Faces) != 0 || young.Result.Frame != 0 {
		t.Errorf("a new frame begins with %+v", young.Result)
	}
	var c Converter
	defer c.Close()
	g, err := young.Luma(&c)
	if err != nil || g.Pix[0] != 2 {
		t.Errorf("closing the old frame again touched the new: %v, %v", g.Pix, err)
	}
	p.Close()
	young.Close()
	young.Close()
	p.Close()
}

func TestPoolMakesNoGarbage(t *testing.T) {
	var p Pool
	defer p.Close()
	pass := func() {
		f, err := p.New(p.AV())
		if err != nil {
			t.Fatal(err)
		}
		f.Result.Faces = append(f.Result.Faces, face.Face{ID: 1})
		f.Close()
	}
	pass()
	if n := testing.AllocsPerRun(10*batch, pass); n > 0.5 {
		t.Errorf("%v allocations a frame", n)
	}
}
