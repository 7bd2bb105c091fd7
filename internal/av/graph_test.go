package av

import (
	"errors"
	"testing"

	"github.com/asticode/go-astiav"
)

var greyInput = PictureInput{Width: 16, Height: 8, Format: astiav.PixelFormatGray8, Base: astiav.NewRational(1, 25), SampleAspect: astiav.NewRational(1, 1)}

// TestGraph: one picture goes in and comes out turned; none comes before.
func TestGraph(t *testing.T) {
	g, err := NewPictureGraph(greyInput, "transpose=clock")
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	in, out := blank(t, 16, 8, astiav.PixelFormatGray8), NewFrame()
	defer FreeFrame(out)
	if err := in.AllocBuffer(0); err != nil {
		t.Fatal(err)
	}
	if err := g.Receive(out); !errors.Is(err, astiav.ErrEagain) {
		t.Errorf("before the first picture: %v", err)
	}
	if err := errors.Join(g.SendReference(in), g.Receive(out)); err != nil {
		t.Fatal(err)
	}
	if out.Width() != 8 || out.Height() != 16 || in.Width() != 16 {
		t.Errorf("%dx%d came of %dx%d", out.Width(), out.Height(), in.Width(), in.Height())
	}
	if err := errors.Join(g.Send(in), g.End()); err != nil || in.Width() != 0 {
		t.Errorf("%v; the picture sent is still %d wide", err, in.Width())
	}
}

// TestGraphRefuses: what libav cannot build is an error, and is freed.
func TestGraphRefuses(t *testing.T) {
	for _, filters := range []string{"no_such_filter", "crop=w=99"} {
		if _, err := NewPictureGraph(greyInput, filters); err == nil {
			t.Errorf("%s was made", filters)
		}
	}
	if _, err := NewSoundGraph(SoundInput{Base: astiav.NewRational(1, 25), Samples: "fltp", Layout: "mono"}, "anull"); err == nil {
		t.Error("sound without a rate was taken")
	}
}
