//go:build hosts

package hosts

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// widths are not multiples of 16: common ones of small films, of 480 lines, of upright phones, and
// two odd ones, the last one pixel less than a multiple.
var widths = []int{360, 854, 1080, 1275, 1919}

// newPortrait is a stage with a film of an unmoving person, its pixels, and the box of the face.
func newPortrait(t *testing.T, w int) (s stage, pix []byte, where face.Box) {
	t.Helper()
	s = newStage(t, film{w, w * 9 / 16 / 2 * 2, 6})
	pix = bytes.Repeat(kit.Photograph(t, s.w, s.h).Pix, s.frames)
	if err := os.WriteFile(s.raw, pix, 0o644); err != nil {
		t.Fatal(err)
	}
	where = face.Box{X: float32(s.w) * 0.4, Y: float32(s.h) * 0.2, W: float32(s.w) * 0.15, H: float32(s.h) * 0.4}
	var results []face.Result
	for n := range int64(s.frames) {
		r := face.Result{Frame: n, PTS: n * 512, Duration: 512, Faces: []face.Face{kit.Classified(1, face.Happiness, 0.8, 0)}}
		r.Faces[0].Box = where
		r.DeriveStatus()
		results = append(results, r)
	}
	s.recordOf(t, s.folder, results)
	return s, pix, where
}

// checkHidden fails unless the face is unrecognisable in all pictures and pixels far from it are
// unchanged.
func (s stage) checkHidden(t *testing.T, what string, got, pix []byte, where face.Box) {
	t.Helper()
	if len(got) != len(pix) {
		t.Fatalf("%s: %d bytes, want %d", what, len(got), len(pix))
	}
	for at := 0; at < len(pix); at += s.size() {
		before, after := pix[at:at+s.size()], got[at:at+s.size()]
		if was, is := s.detail(before, where), s.detail(after, where); was < 0.2 || is > was/4 {
			t.Errorf("%s: picture %d: the face shows: %.2f of its pixels differ from their neighbours, %.2f before", what, at/s.size(), is, was)
		}
		if n := s.changed(before, after, where); n > 0 {
			t.Errorf("%s: picture %d: %d pixels far from the face changed", what, at/s.size(), n)
		}
	}
}

// detail is the share of pixels in a box that differ from their right neighbour: most in a face, few
// in a mosaic.
func (s stage) detail(pix []byte, where face.Box) float64 {
	differ, n := 0, 0
	for y := int(where.Y); y < int(where.Y+where.H); y++ {
		for x := int(where.X); x < int(where.X+where.W); x++ {
			i := 4 * (y*s.w + x)
			if n++; !bytes.Equal(pix[i:i+3], pix[i+4:i+7]) {
				differ++
			}
		}
	}
	return float64(differ) / float64(n)
}

// changed is the number of differing pixels whose distance from the face is more than its size.
func (s stage) changed(a, b []byte, where face.Box) (n int) {
	for i := 0; i < s.size(); i += 4 {
		x, y := float32(i/4%s.w), float32(i/4/s.w)
		near := x > where.X-where.W && x < where.X+2*where.W && y > where.Y-where.H && y < where.Y+2*where.H
		if !near && !bytes.Equal(a[i:i+3], b[i:i+3]) {
			n++
		}
	}
	return n
}

// TestFFmpegHidesAtAnyWidth also disables some of the processor's instructions in ffmpeg, which
// changes the alignment of its rows.
func TestFFmpegHidesAtAnyWidth(t *testing.T) {
	for _, w := range widths {
		s, pix, where := newPortrait(t, w)
		for _, flags := range []string{"", "-avx512-avx2-avx", "0"} {
			args := append(s.rawInput("film.rgba"), "-vf", "format=bgra,format=rgba,frei0r=facecue:film.jsonl|blur", "-f", "rawvideo", "-pix_fmt", "rgba", "-")
			if flags != "" {
				args = append([]string{"-cpuflags", flags}, args...)
			}
			got, _ := s.run(t, "ffmpeg", args...)
			s.checkHidden(t, fmt.Sprintf("ffmpeg %s, %d wide", flags, w), got, pix, where)
		}
	}
}

func TestMeltHidesAtAnyWidth(t *testing.T) {
	for _, w := range widths {
		s, pix, where := newPortrait(t, w)
		s.run(t, "ffmpeg", append(s.rawInput("film.rgba"), "-c:v", "ffv1", "-pix_fmt", "bgra", "film.mkv")...)
		got := s.melt(t, 1, "film.mkv", "-filter", "frei0r.facecue", "record="+s.record, "style=blur")
		s.checkHidden(t, fmt.Sprintf("melt, %d wide", w), got, pix, where)
	}
}

func TestGStreamerHidesAtAnyWidth(t *testing.T) {
	for _, w := range widths {
		s, pix, where := newPortrait(t, w)
		s.run(t, "gst-launch-1.0", "-q", "filesrc", "location=film.rgba", "!", "rawvideoparse", "format=rgba", fmt.Sprintf("width=%d", s.w), fmt.Sprintf("height=%d", s.h), "framerate=25/1",
			"!", "frei0r-filter-facecue", "record=film.jsonl", "style=blur", "!", "filesink", "location=out.rgba")
		got, err := os.ReadFile(filepath.Join(s.folder, "out.rgba"))
		if err != nil {
			t.Fatal(err)
		}
		s.checkHidden(t, fmt.Sprintf("GStreamer, %d wide", w), got, pix, where)
	}
}
