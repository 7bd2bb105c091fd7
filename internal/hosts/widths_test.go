//go:build hosts

package hosts

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/testkit"
)

// widths are no multiples of 16: those of small films, of 480 lines, of phones held upright,
// and two odd ones, the last of which is a single pixel less than such a multiple.
var widths = []int{360, 854, 1080, 1275, 1919}

// newPortrait is the stage with a film of one person who sits still, and where the
// person's face is.
func newPortrait(t *testing.T, w int) (s stage, pix []byte, where face.Box) {
	t.Helper()
	s = newStage(t, film{w, w * 9 / 16 / 2 * 2, 6})
	pix = bytes.Repeat(testkit.Photograph(t, s.w, s.h).Pix, s.frames)
	if err := os.WriteFile(s.raw, pix, 0o644); err != nil {
		t.Fatal(err)
	}
	where = face.Box{X: float32(s.w) * 0.4, Y: float32(s.h) * 0.2, W: float32(s.w) * 0.15, H: float32(s.h) * 0.4}
	var results []face.Result
	for n := range int64(s.frames) {
		r := face.Result{Frame: n, PTS: n * 512, Duration: 512, Faces: []face.Face{testkit.Judged(1, face.Happiness, 0.8, 0)}}
		r.Faces[0].Box = where
		r.DeriveStatus()
		results = append(results, r)
	}
	s.recordOf(t, s.folder, results)
	return s, pix, where
}

// hidden wants of pictures that were blurred that the face cannot be made out, and that
// everything at some distance from it is as it was.
func (s stage) hidden(t *testing.T, what string, got, pix []byte, where face.Box) {
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

// detail is how many of the pixels in a part of a picture differ from the one to their
// right: most of a face's, few of a mosaic's.
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

// changed is how many pixels farther from a face than its size differ.
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

// TestFFmpegHidesAtAnyWidth, also where ffmpeg does without some of the processor's
// instructions, after which it lays its rows in another way.
func TestFFmpegHidesAtAnyWidth(t *testing.T) {
	for _, w := range widths {
		s, pix, where := newPortrait(t, w)
		for _, flags := range []string{"", "-avx512-avx2-avx", "0"} {
			args := append(s.rawInput("film.rgba"), "-vf", "format=bgra,format=rgba,frei0r=facecue:film.jsonl|blur", "-f", "rawvideo", "-pix_fmt", "rgba", "-")
			if flags != "" {
				args = append([]string{"-cpuflags", flags}, args...)
			}
			got, _ := s.run(t, "ffmpeg", args...)
			s.hidden(t, fmt.Sprintf("ffmpeg %s, %d wide", flags, w), got, pix, where)
		}
	}
}

func TestMeltHidesAtAnyWidth(t *testing.T) {
	for _, w := range widths {
		s, pix, where := newPortrait(t, w)
		s.run(t, "ffmpeg", append(s.rawInput("film.rgba"), "-c:v", "ffv1", "-pix_fmt", "bgra", "film.mkv")...)
		got := s.melt(t, 1, "film.mkv", "-filter", "frei0r.facecue", "record="+s.record, "style=blur")
		s.hidden(t, fmt.Sprintf("melt, %d wide", w), got, pix, where)
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
		s.hidden(t, fmt.Sprintf("GStreamer, %d wide", w), got, pix, where)
	}
}
