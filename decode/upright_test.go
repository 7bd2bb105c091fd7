package decode

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"log/slog"
	"os"
	"testing"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/pixel"
)

const one = 1 << 16

// orientations are the eight ways to show a picture, as the first two columns
// of the matrix: x' = a*x + c*y, y' = b*x + d*y.
var orientations = []struct {
	a, b, c, d int32
	filters    string
}{
	{one, 0, 0, one, ""},
	{-one, 0, 0, one, "hflip"},
	{one, 0, 0, -one, "vflip,copy"},
	{-one, 0, 0, -one, "hflip,vflip"},
	{0, one, -one, 0, "transpose=clock"},
	{0, -one, one, 0, "transpose=cclock"},
	{0, one, one, 0, "transpose=cclock_flip"},
	{0, -one, -one, 0, "transpose=clock_flip"},
	{0, 2 * one, -2 * one, 0, "transpose=clock"}, // scaled
	{one, one / 100, -one / 100, one, ""},        // half a degree off
}

func TestMatrixFilters(t *testing.T) {
	for _, o := range orientations {
		m := av.DisplayMatrix{o.a, o.b, 0, o.c, o.d, 0, 0, 0, 1 << 30}
		if got, ok := uprightFilters(m); got != o.filters || !ok {
			t.Errorf("%v: %q %v, want %q", m, got, ok, o.filters)
		}
	}
	if _, ok := uprightFilters(av.DisplayMatrix{one, one, 0, -one, one}); ok {
		t.Error("45 degrees are taken for upright")
	}
	if got, ok := uprightFilters(av.DisplayMatrix{}); got != "" || !ok {
		t.Error("an empty matrix must change nothing")
	}
}

// TestUprightPixels shows a picture by all matrices and compares every pixel
// with the arithmetic of ISO/IEC 14496-12.
func TestUprightPixels(t *testing.T) {
	name := clip(t, "a.mp4", append([]string{"-frames:v", "1"}, lossless...)...)
	plain := picture1(t, name)
	for _, o := range orientations {
		t.Run(fmt.Sprint(o.a, o.b, o.c, o.d), func(t *testing.T) {
			patchMatrix(t, name, o.a, o.b, o.c, o.d)
			got := picture1(t, name)
			compareShown(t, plain, got, sign32(o.a), sign32(o.b), sign32(o.c), sign32(o.d))
		})
	}
}

func sign32(v int32) int { return max(-1, min(1, int(v/one))) }

// compareShown walks over the source's pixels and finds each in the shown
// picture, moved into the positive quadrant.
func compareShown(t *testing.T, plain, got pixel.Gray, a, b, c, d int) {
	t.Helper()
	dx := max(0, -a)*(plain.W-1) + max(0, -c)*(plain.H-1)
	dy := max(0, -b)*(plain.W-1) + max(0, -d)*(plain.H-1)
	for y := range plain.H {
		for x := range plain.W {
			sx, sy := a*x+c*y+dx, b*x+d*y+dy
			if sx >= got.W || sy >= got.H || got.Row(sy)[sx] != plain.Row(y)[x] {
				t.Fatalf("pixel %d,%d is not shown at %d,%d of %dx%d", x, y, sx, sy, got.W, got.H)
			}
		}
	}
}

// picture1 is a copy of the first picture's luma.
func picture1(t *testing.T, name string) pixel.Gray {
	t.Helper()
	r := open(t, name, best(Options{}))
	defer r.Close()
	f, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	g, err := f.Luma(&frame.Converter{})
	if err != nil {
		t.Fatal(err)
	}
	g.Pix = bytes.Clone(g.Pix)
	return g
}

// patchMatrix writes a display matrix into the track header (tkhd, version 0).
func patchMatrix(t *testing.T, name string, a, b, c, d int32) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(data, []byte("tkhd")) + 4 + 40
	for i, v := range []int32{a, b, 0, c, d, 0, 0, 0, 1 << 30} {
		binary.BigEndian.PutUint32(data[at+4*i:], uint32(v))
	}
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestUprightKeepsTimesAndAspect(t *testing.T) {
	name := clip(t, "a.mp4", append([]string{"-vf", "setsar=2"}, lossless...)...)
	plain, _ := read(t, name, best(Options{}))
	patchMatrix(t, name, 0, one, -one, 0)
	r := open(t, name, best(Options{}))
	if s := r.Stream(); s.Width != 32 || s.Height != 96 {
		t.Errorf("a 96x64 picture of 2:1 samples turned is %dx%d, want 32x96", s.Width, s.Height)
	}
	turned := drain(t, r)
	if len(turned) != len(plain) {
		t.Fatalf("%d frames turned, %d plain", len(turned), len(plain))
	}
	for i := range plain {
		if plain[i].pts != turned[i].pts || plain[i].duration != turned[i].duration {
			t.Fatalf("frame %d: %+v turned is %+v", i, plain[i], turned[i])
		}
	}
}

func TestOddAngleIsReportedOnce(t *testing.T) {
	name := clip(t, "a.mp4", lossless...)
	patchMatrix(t, name, one, one, -one, one)
	var log bytes.Buffer
	shots, _ := read(t, name, best(Options{Logger: slog.New(slog.NewTextHandler(&log, nil))}))
	if n := bytes.Count(log.Bytes(), []byte("multiple of 90")); n != 1 || shots[0].w != 96 {
		t.Errorf("%d reports, width %d", n, shots[0].w)
	}
}
