//go:build players

package players

import (
	"image"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestPlayers(t *testing.T) {
	folder := shared(t)
	annotate(t, folder)
	frames := boxes(t, filepath.Join(folder, "track.jsonl"))
	gauge(t, filepath.Join(folder, "gauge.mp4"), len(frames))
	for name, p := range programs {
		for _, ext := range p.formats {
			t.Run(name+"/"+ext, func(t *testing.T) {
				whole := float64(len(frames)) / rate
				shots := takes(t, p, folder, name+"-"+ext, job{clip: "gauge.mp4", track: "track." + ext, to: whole})
				checkPictures(t, ext, folder, withoutEnds(pictures(t, shots), p.margin, len(frames)), frames)
				tried(t, name, ext)
			})
		}
	}
}

// shared is a folder that other users can read, unlike t.TempDir.
func shared(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "facecue-players")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	if err := os.Chmod(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	return folder
}

// withoutEnds leaves out the pictures of a clip's first and last frames.
func withoutEnds(shots map[int]image.Image, margin, frames int) map[int]image.Image {
	maps.DeleteFunc(shots, func(n int, _ image.Image) bool { return n < margin || n >= frames-margin })
	return shots
}

// checkPictures compares every picture with the cues or faces of its frame.
func checkPictures(t *testing.T, ext, folder string, shots map[int]image.Image, frames [][]image.Rectangle) {
	t.Helper()
	var with, without int
	var all []cue
	if ext != "ass" {
		all = cues(t, filepath.Join(folder, "track."+ext))
	}
	for n, img := range shots {
		shown, sure := expected(ext, all, frames, n)
		if !sure {
			continue
		}
		pixels, where := marks(img)
		switch {
		case !shown:
			without++
			if pixels > 0 {
				t.Errorf("frame %d: drawn at %v, where nothing is to be seen", n, where)
			}
		case ext == "ass":
			with++
			aroundFaces(t, n, pixels, where, frames[n])
		default:
			with++
			atBottom(t, n, pixels, where)
		}
	}
	t.Logf("%d pictures with the subtitle, %d without", with, without)
	if with < 10 || without < 2 {
		t.Errorf("%d pictures with the subtitle and %d without are too few to tell", with, without)
	}
}

// expected tells whether frame n shows something: a cue for text formats, a face for formats that
// follow faces. sure is false next to a change.
func expected(ext string, all []cue, frames [][]image.Rectangle, n int) (shown, sure bool) {
	if ext != "ass" {
		middle := time.Duration(n)*time.Second/rate + time.Second/rate/2
		return at(all, middle)
	}
	for m := max(n-2, 0); m <= min(n+2, len(frames)-1); m++ {
		if len(frames[m]) != len(frames[n]) {
			return false, false
		}
	}
	return len(frames[n]) > 0, true
}

func atBottom(t *testing.T, n, pixels int, where image.Rectangle) {
	t.Helper()
	if pixels < 500 || where.Min.Y < height*2/3 || where.Max.Y >= height {
		t.Errorf("frame %d: %d pixels drawn at %v, want a text at the bottom", n, pixels, where)
	}
}

// aroundFaces fails unless everything drawn lies near the faces and reaches the outermost box.
func aroundFaces(t *testing.T, n, pixels int, where image.Rectangle, faces []image.Rectangle) {
	t.Helper()
	var all image.Rectangle
	for _, f := range faces {
		all = all.Union(f)
	}
	reach := all.Inset(-all.Dy() / 3).Intersect(image.Rect(0, 0, width, height))
	core := all.Inset(all.Dy() / 10).Intersect(image.Rect(square+4, 0, width, height))
	if pixels < 500 || !where.In(reach) || !core.In(where) {
		t.Errorf("frame %d: %d pixels drawn at %v, want it around the faces %v", n, pixels, where, faces)
	}
}
