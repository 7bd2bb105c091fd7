package still

import (
	"bytes"
	"context"
	"image"
	"strings"
	"testing"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/portrait"
)

const demo = "../../docs/demo/demo.mp4"

// frameOf is a frame of the demo as decoding from the beginning gives it, and its PTS and time.
func frameOf(t *testing.T, number int) (picture *image.RGBA, pts int64, seconds float64) {
	t.Helper()
	r, err := decode.Open(context.Background(), demo, decode.Options{Stream: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var convert frame.Converter
	defer convert.Close()
	for n := 0; ; n++ {
		f, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		if n == number {
			defer f.Close()
			planes, err := f.Colour(&convert)
			if err != nil {
				t.Fatal(err)
			}
			picture, err := scaled(planes, planes[0].W, planes[0].H)
			if err != nil {
				t.Fatal(err)
			}
			return picture, f.Result.PTS, r.Stream().Clock.Time(f.Result.PTS).Seconds()
		}
		f.Close()
	}
}

// cut is a part of a picture, packed.
func cut(p *image.RGBA, left, top, side int) []byte {
	var pix []byte
	for y := range side {
		at := (top+y)*p.Stride + 4*left
		pix = append(pix, p.Pix[at:at+4*side]...)
	}
	return pix
}

// TestPortraits: the portrait of a face is the square around it, in the frame of that time.
func TestPortraits(t *testing.T) {
	for number, box := range map[int]face.Box{40: {X: 300, Y: 100, W: 80, H: 100}, 77: {X: -10, Y: 5, W: 60, H: 100}} {
		whole, pts, seconds := frameOf(t, number)
		left, top := max(0, int(box.X+box.W/2)-85), max(0, int(box.Y+box.H/2)-85)
		f := portrait.Face{Person: 2, PTS: pts, Seconds: seconds, Box: box, Places: []portrait.Place{{Person: 2, Box: box}, {Person: 1, Box: face.Box{X: float32(left), Y: float32(top), W: 12, H: 12}}}}
		open := portraits(t, f, Nobody)
		if !bytes.Equal(open.Pix, cut(whole, left, top, 170)) {
			t.Errorf("frame %d: another part of the picture, or of another frame", number)
		}
		one := portraits(t, f, func(person int) bool { return person == 1 })
		if same(one, open, image.Rect(0, 0, 14, 14)) || !same(one, open, image.Rect(15, 15, 170, 170)) {
			t.Errorf("frame %d: the face of person 1 is not hidden, or more than it is", number)
		}
		all := portraits(t, f, Everybody)
		x, y := int(box.X)-left, int(box.Y)-top
		if same(all, open, image.Rect(x+30, y+30, x+50, y+50)) || !same(all, open, image.Rect(0, 168, 170, 170)) {
			t.Errorf("frame %d: not both faces are hidden, or more than they are", number)
		}
	}
}

func portraits(t *testing.T, f portrait.Face, hidden Hidden) *image.RGBA {
	t.Helper()
	list, err := Portraits(context.Background(), demo, []portrait.Face{f}, 170, hidden)
	if err != nil {
		t.Fatal(err)
	}
	return list[0]
}

func same(a, b *image.RGBA, r image.Rectangle) bool {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if a.RGBAAt(x, y) != b.RGBAAt(x, y) {
				return false
			}
		}
	}
	return true
}

// TestPortraitOfAnother: a frame with another time stamp, and a time without a frame, are errors.
func TestPortraitOfAnother(t *testing.T) {
	_, pts, seconds := frameOf(t, 40)
	f := portrait.Face{PTS: pts + 1, Seconds: seconds, Box: face.Box{X: 10, Y: 10, W: 50, H: 50}}
	if _, err := Portraits(context.Background(), demo, []portrait.Face{f}, 64, Nobody); err == nil || !strings.Contains(err.Error(), "is not what the record was made of") {
		t.Error(err)
	}
	f.Seconds = 1e6
	if _, err := Portraits(context.Background(), demo, []portrait.Face{f}, 64, Nobody); err == nil {
		t.Error("a time after the end gives a picture")
	}
}

// TestSquare stays in the picture, whatever the box.
func TestSquare(t *testing.T) {
	for _, b := range []face.Box{{X: 1e30, Y: -1e30, W: 10, H: 10}, {W: 1e30, H: 1e30}, {X: 600, Y: 300, W: 100, H: 100}} {
		left, top, width, height := square(b, 360, 360, 16.0/9)
		if left < 0 || top < 0 || width < 1 || height < 1 || left+width > 360 || top+height > 360 {
			t.Errorf("%+v: %d, %d, %dx%d", b, left, top, width, height)
		}
		if b.W == 100 && (width != 96 || height != 170) {
			t.Errorf("%dx%d samples of 16:9", width, height)
		}
	}
}
