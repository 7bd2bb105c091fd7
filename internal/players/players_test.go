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
				look(t, ext, folder, settled(pictures(t, shots), p.settle, len(frames)), frames)
				tried(t, name, ext)
			})
		}
	}
}

// shared is a folder that another user may read, unlike t.TempDir.
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

// settled leaves out the pictures of a clip's first and last frames.
func settled(shots map[int]image.Image, settle, frames int) map[int]image.Image {
	maps.DeleteFunc(shots, func(n int, _ image.Image) bool { return n < settle || n >= frames-settle })
	return shots
}

// look holds every picture against what is to be seen on that frame.
func look(t *testing.T, ext, folder string, shots map[int]image.Image, frames [][]image.Rectangle) {
	t.Helper()
	var with, without int
	var all []cue
	if ext != "ass" {
		all = cues(t, filepath.Join(folder, "track."+ext))
	}
	for n, img := range shots {
		shown, sure := seen(ext, all, frames, n)
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

// seen tells what is to be seen on frame n: the cues' word for text, the faces'
// for boxes that follow them. Sure is false next to a change.
func seen(ext string, all []cue, frames [][]image.Rectangle, n int) (shown, sure bool) {
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

// aroundFaces wants all that is drawn within the faces' reach, and as far out
// as the outermost box.
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
