package overlay

import (
	"errors"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/opt"
)

const width, height = 128, 96

// shade is a sample of the made-up pictures: of middle lightness, so that everything drawn
// differs from it, and different in each plane and frame.
func shade(plane, x, y, n int) byte { return byte(64 + (x+2*y+31*plane+5*n)%64) }

// planes gives the size of each plane of a picture that has 8-bit samples.
func planes(picture *astiav.Frame) (sizes [][2]int) {
	w, h := picture.Width(), picture.Height()
	switch shift, drawn := subsampling[picture.PixelFormat()]; {
	case drawn:
		chroma := [2]int{(w + 1<<shift[0] - 1) >> shift[0], (h + 1<<shift[1] - 1) >> shift[1]}
		return [][2]int{{w, h}, chroma, chroma}
	case picture.PixelFormat() == astiav.PixelFormatRgb24:
		return [][2]int{{3 * w, h}}
	case picture.PixelFormat() == astiav.PixelFormatGray8:
		return [][2]int{{w, h}}
	}
	panic("no such format in these tests: " + picture.PixelFormat().String())
}

// picture is number n of a made-up film, shown for 2 ticks at tick 2n.
func picture(t testing.TB, format astiav.PixelFormat, w, h, n int) *frame.Frame {
	t.Helper()
	picture := av.NewFrame()
	picture.SetWidth(w)
	picture.SetHeight(h)
	picture.SetPixelFormat(format)
	if err := picture.AllocBuffer(0); err != nil {
		t.Fatal(err)
	}
	for i, size := range planes(picture) {
		pix, stride := av.Plane(picture, i, size[1])
		for y := range size[1] {
			for x := range size[0] {
				pix[y*stride+x] = shade(i, x, y, n)
			}
		}
	}
	f, err := frame.New(picture)
	if err != nil {
		t.Fatal(err)
	}
	f.Result = face.Result{Frame: int64(n), PTS: int64(2 * n), Duration: 2}
	return f
}

// packed are the samples of a picture as ffmpeg's rawvideo has them.
func packed(f *frame.Frame) (all []byte) {
	for i, size := range planes(f.AV()) {
		pix, stride := av.Plane(f.AV(), i, size[1])
		for y := range size[1] {
			all = append(all, pix[y*stride:y*stride+size[0]]...)
		}
	}
	return all
}

// smile is a happy face at x, y.
func smile(id int, x, y float32) face.Face {
	f := face.Face{ID: id, Box: face.Box{X: x, Y: y, W: 32, H: 40}, Score: 0.9, State: face.Happiness, Label: face.Happiness}
	f.Smooth[face.Happiness-face.Neutral] = 0.8
	return f
}

func options(t testing.TB, args string) opt.Values {
	t.Helper()
	v, err := Options().Parse(args)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// quick are options with which a container's encoder takes little time.
func quick(container string) string {
	if container == "webm" {
		return "c:v=libvpx:b:v=1M"
	}
	return "preset=ultrafast"
}

// film is the configuration of a sink for made-up pictures, 25 a second.
func film(t testing.TB, container, args string) Config {
	t.Helper()
	return Config{
		Container: container, Path: filepath.Join(t.TempDir(), "out."+container), Options: options(t, args), Threads: 1,
		Stream: face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 50}}, Rate: face.Rational{Num: 25, Den: 1}},
	}
}

// write gives a sink frames and closes it.
func write(t testing.TB, c Config, frames ...*frame.Frame) error {
	t.Helper()
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range frames {
		if err := s.Frame(f); err != nil {
			for _, f := range frames[i+1:] {
				f.Close()
			}
			return errors.Join(err, s.Close())
		}
	}
	return s.Close()
}

// shown are the samples of a file's pictures, decoded by the ffmpeg program.
func shown(t testing.TB, path, format string) []byte {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-vsync", "passthrough", "-f", "rawvideo", "-pix_fmt", format, "-").Output()
	if err != nil {
		t.Fatalf("ffmpeg shows nothing of %s: %v", path, err)
	}
	return out
}

// frames are the first n pictures of the film.
func frames(t testing.TB, n int) (list []*frame.Frame) {
	t.Helper()
	for i := range n {
		list = append(list, picture(t, astiav.PixelFormatYuv420P, width, height, i))
	}
	return list
}
