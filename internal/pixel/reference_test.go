package pixel

import (
	"encoding/json"
	"os"
	"testing"
)

// reference has OpenCV's results for wavy; testdata/reference.py wrote it.
type reference struct {
	Scaled []struct {
		Src, Dst [2]int
		Pix      []byte
	}
	Cropped []struct {
		Map [4]float64
		Pix []byte
	}
}

func readReference(t *testing.T) (r reference) {
	t.Helper()
	data, err := os.ReadFile("testdata/reference.json")
	if err == nil {
		err = json.Unmarshal(data, &r)
	}
	if err != nil || len(r.Scaled) == 0 || len(r.Cropped) == 0 {
		t.Fatal("no reference:", err)
	}
	return r
}

// wavy is the picture that reference.py draws.
func wavy(w, h int) Gray {
	g := NewGray(w, h)
	for y := range h {
		for x := range w {
			wave := (x%40-20)*(x%40-20)/4 + (y%30-15)*(y%30-15)/3
			noise := (x*7919 + y*104729 + x*y*31) % 61
			g.Pix[y*w+x] = uint8(min(wave+noise+20, 255))
		}
	}
	return g
}

// difference is the mean and the largest distance in grey levels.
func difference(a, b []byte) (mean float64, most int) {
	for i := range a {
		d := int(a[i]) - int(b[i])
		d = max(d, -d)
		mean += float64(d)
		most = max(most, d)
	}
	return mean / float64(len(a)), most
}

func TestScaleLikeOpenCV(t *testing.T) {
	for _, c := range readReference(t).Scaled {
		src, dst := wavy(c.Src[0], c.Src[1]), NewGray(c.Dst[0], c.Dst[1])
		s, err := NewScaler(src.W, src.H, dst.W, dst.H)
		if err == nil {
			err = s.Scale(dst, src)
		}
		if err != nil {
			t.Fatal(err)
		}
		if mean, most := difference(dst.Pix, c.Pix); mean > 0.5 || most > 3 {
			t.Errorf("%v to %v: off by %.2f, at most %d", c.Src, c.Dst, mean, most)
		}
	}
}

func TestCropLikeOpenCV(t *testing.T) {
	src, crop := wavy(640, 360), NewGray(48, 48)
	var c Cropper
	for _, ref := range readReference(t).Cropped {
		m := ref.Map
		c.Crop(crop, src, Similarity{A: m[0], B: m[1], X: m[2], Y: m[3]}, 1)
		if mean, most := difference(crop.Pix, ref.Pix); mean > 1 || most > 8 {
			t.Errorf("%v: off by %.2f, at most %d", m, mean, most)
		}
	}
}
