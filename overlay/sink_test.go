package overlay

import (
	"bytes"
	"slices"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/draw"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/wording"
)

// TestSinkKeepsEverySample: without a face, every sample and every time is kept, in each
// format that can be drawn on.
func TestSinkKeepsEverySample(t *testing.T) {
	noLeaks(t)
	for format, name := range map[astiav.PixelFormat]string{
		astiav.PixelFormatYuv420P: "yuv420p", astiav.PixelFormatYuv422P: "yuv422p", astiav.PixelFormatYuv444P: "yuv444p",
	} {
		c := film(t, "matroska", "c:v=ffv1")
		var want []byte
		var frames []*frame.Frame
		for n, pts := range []int64{0, 2, 5, 6, 90} {
			f := picture(t, format, width, height, n)
			f.Result.PTS, f.Result.Duration = pts, 1
			want = append(want, packed(f)...)
			frames = append(frames, f)
		}
		if err := write(t, c, frames...); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(shown(t, c.Path, name), want) {
			t.Errorf("%s: samples changed", name)
		}
		times := probe(t, c.Path, "packet=pts_time")
		if want := []string{"pts_time=0.000000", "pts_time=0.040000", "pts_time=0.100000", "pts_time=0.120000", "pts_time=1.800000"}; !slices.Equal(times, want) {
			t.Errorf("%s: times %q", name, times)
		}
	}
}

// TestSinkDrawsAtTheFace: samples far from the face stay, those at its outline change, and
// a second reference to the picture keeps its samples.
func TestSinkDrawsAtTheFace(t *testing.T) {
	noLeaks(t)
	c := film(t, "matroska", "c:v=ffv1:bars=0:label=0")
	f := picture(t, astiav.PixelFormatYuv420P, width, height, 0)
	before := packed(f)
	other, err := f.Ref()
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	f.Result.Faces = []face.Face{smile(1, 40, 30)}
	if err := write(t, c, f); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(packed(other), before) {
		t.Error("the other holder's picture was drawn on")
	}
	left, top, right, bottom := changed(shown(t, c.Path, "yuv420p"), before)
	if left < 36 || left > 44 || top < 26 || top > 34 || right < 68 || right > 76 || bottom < 66 || bottom > 74 {
		t.Errorf("changed from %d,%d to %d,%d; the face is from 40,30 to 72,70", left, top, right, bottom)
	}
}

// changed is the smallest rectangle of luma that holds every difference.
func changed(got, want []byte) (left, top, right, bottom int) {
	left, top = width, height
	for i := range width * height {
		if got[i] != want[i] {
			x, y := i%width, i/width
			left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
		}
	}
	return left, top, right, bottom
}

// TestSinkHidesBeforeTheFace: a face that is found in the fifth picture is also hidden in
// the three before it, and not in the first. A person who is excepted stays visible.
func TestSinkHidesBeforeTheFace(t *testing.T) {
	for args, hidden := range map[string][]bool{
		"c:v=ffv1:style=blur:ahead=3":          {false, true, true, true, true},
		"c:v=ffv1:style=blur:ahead=0":          {false, false, false, false, true},
		"c:v=ffv1:style=blur:ahead=3:except=1": {false, false, false, false, false},
	} {
		noLeaks(t)
		c := film(t, "matroska", args)
		var want []byte
		var frames []*frame.Frame
		for n := range hidden {
			f := picture(t, astiav.PixelFormatYuv420P, width, height, n)
			want = append(want, packed(f)...)
			if n == 4 {
				f.Result.Faces = []face.Face{smile(1, 40, 30)}
			}
			frames = append(frames, f)
		}
		if err := write(t, c, frames...); err != nil {
			t.Fatal(err)
		}
		got := shown(t, c.Path, "yuv420p")
		size := len(want) / len(hidden)
		for n, wanted := range hidden {
			if differs := !bytes.Equal(got[n*size:(n+1)*size], want[n*size:(n+1)*size]); differs != wanted {
				t.Errorf("%s: picture %d is hidden: %v", args, n, differs)
			}
		}
	}
}

// TestSinkIgnores: a person that is ignored is hidden and gets no box, beside one that
// does.
func TestSinkIgnores(t *testing.T) {
	noLeaks(t)
	c := film(t, "matroska", "c:v=ffv1:bars=0:label=0:ahead=0")
	people, err := wording.ParsePeople("2")
	if err != nil {
		t.Fatal(err)
	}
	c.Ignore = people
	f := picture(t, astiav.PixelFormatYuv444P, width, height, 0)
	before := packed(f)
	f.Result.Faces = []face.Face{smile(1, 4, 30), smile(2, 80, 30)}
	if err := write(t, c, f); err != nil {
		t.Fatal(err)
	}
	got := shown(t, c.Path, "yuv444p")
	if middle := 50*width + 20; got[middle] != before[middle] {
		t.Error("the inside of the box of person 1 changed")
	}
	if middle := 50*width + 90; bytes.Equal(got[middle:middle+12], before[middle:middle+12]) {
		t.Error("person 2 is visible")
	}
}

// TestSinkFollowsTheFirstPicture: pictures of another size or format are converted to those
// of the first.
func TestSinkFollowsTheFirstPicture(t *testing.T) {
	noLeaks(t)
	c := film(t, "matroska", "c:v=ffv1")
	err := write(t, c,
		picture(t, astiav.PixelFormatYuv420P, width, height, 0),
		picture(t, astiav.PixelFormatYuv420P, width/2, height/2, 1),
		picture(t, astiav.PixelFormatGray8, width, height, 2))
	if err != nil {
		t.Fatal(err)
	}
	if got := len(shown(t, c.Path, "yuv420p")); got != 3*width*height*3/2 {
		t.Errorf("%d bytes of pictures", got)
	}
}

// TestSinkRefuses: unknown containers, encoders and options are refused before the first
// picture.
func TestSinkRefuses(t *testing.T) {
	for want, change := range map[string]func(*Config){
		`no container "avi"`: func(c *Config) { c.Container = "avi" },
		`no container "mp4"`: func(c *Config) { c.Container, c.Live = "mp4", true },
		`no encoder "h265"`:  func(c *Config) { c.Options = options(t, "c:v=h265") },
		"except:":            func(c *Config) { c.Options = options(t, "except=x") },
		`has no 'み' of "みか"`: func(c *Config) { c.Names = wording.Names{1: "みか"} },
	} {
		c := film(t, "matroska", "")
		change(&c)
		if s, err := New(c); err == nil || !bytes.Contains([]byte(err.Error()), []byte(want)) {
			t.Errorf("got %v and a sink: %v, want %q", err, s != nil, want)
		}
	}
}

// TestNothingDrawn: the options that change no sample.
func TestNothingDrawn(t *testing.T) {
	for args, want := range map[string]bool{
		"box=0:label=0:bars=0": true, "box=0:label=0": false, "style=blur:box=0:label=0:bars=0": false,
	} {
		o, err := parseDrawOptions(options(t, args), nil)
		if err != nil || o.nothing() != want {
			t.Errorf("%q draws nothing: %v (%v)", args, o.nothing(), err)
		}
	}
	if o := (drawOptions{ignore: face.People{3}, parts: draw.Parts{}}); o.nothing() {
		t.Error("a person is to be hidden")
	}
}
