//go:build players

package players

import (
	"fmt"
	"image"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A long session: one person shows one expression except in the first and the last second.
const (
	longFrames = 1000
	longFrom   = 1 * rate
	longTo     = 39 * rate
)

// long writes the record of the long session, its tracks and its gauge.
func long(t *testing.T) (folder string, frames [][]image.Rectangle) {
	t.Helper()
	folder = shared(t)
	var b strings.Builder
	b.WriteString(`{"facecue":{"version":"test","libav":"","models":[],"filters":"detect,track,classify,smooth","notice":"",` +
		`"stream":{"width":1280,"height":720,"time_base":[1,25],"start":0,"rate":[25,1],"duration":1000,"codec":"h264","hwaccel":"none"}}}` + "\n")
	const shows = `{"id":1,"box":[500,160,240,300],"score":0.9,"points":[[560,260],[680,260],[620,330],[570,390],[670,390]],` +
		`"scores":{"neutral":0.05,"happiness":0.9,"surprise":0.01,"sadness":0.01,"anger":0.01,"disgust":0.01,"fear":0.005,"contempt":0.005},` +
		`"label":"happiness","quality":0.9,"state":"happiness"}`
	for n := range longFrames {
		status, faces := "no_face", ""
		if n >= longFrom && n < longTo {
			status, faces = "face", shows
		}
		fmt.Fprintf(&b, `{"frame":%d,"pts":%d,"duration":1,"time":%d.%02d0000,"status":"%s","faces":[%s]}`+"\n", n, n, n/rate, n%rate*4, status, faces)
	}
	if err := os.WriteFile(filepath.Join(folder, "track.jsonl"), []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, filepath.Join(folder, "x"), binaryPath(t), "render", "track.jsonl", "-o", "track.vtt", "-o", "track.srt", "-o", "track.ass")
	gauge(t, filepath.Join(folder, "gauge.mp4"), longFrames)
	return folder, boxes(t, filepath.Join(folder, "track.jsonl"))
}

// TestStartInTheMiddle: a program that starts in the middle of a long state shows it, VLC within two
// seconds.
func TestStartInTheMiddle(t *testing.T) {
	folder, frames := long(t)
	const from, to = 20, 25
	for name, p := range programs {
		for _, ext := range p.formats {
			t.Run(name+"/"+ext, func(t *testing.T) {
				shots := pictures(t, takes(t, p, folder, name+"-"+ext, job{clip: "gauge.mp4", track: "track." + ext, from: from, to: to}))
				allShow(t, ext, shots, frames, from*rate+p.late, to*rate-p.margin)
				tried(t, name, ext)
			})
		}
	}
}

// TestJump: a program that jumps into a long state while playing shows it.
func TestJump(t *testing.T) {
	folder, frames := long(t)
	const jump, to = 20, 25
	for _, name := range []string{"mpv", "vlc"} {
		p := programs[name]
		for _, ext := range p.formats {
			t.Run(name+"/"+ext, func(t *testing.T) {
				shots := pictures(t, takes(t, p, folder, name+"-"+ext, job{clip: "gauge.mp4", track: "track." + ext, jump: jump, to: to}))
				allShow(t, ext, shots, frames, jump*rate+p.late, to*rate-p.margin)
			})
		}
	}
}

// allShow fails unless every picture of a range of frames shows the state.
func allShow(t *testing.T, ext string, shots map[int]image.Image, frames [][]image.Rectangle, from, to int) {
	t.Helper()
	maps.DeleteFunc(shots, func(n int, _ image.Image) bool { return n < from || n >= to })
	if len(shots) < 3 {
		t.Fatalf("only %d pictures: of the frames %v", len(shots), slices.Sorted(maps.Keys(shots)))
	}
	for n, img := range shots {
		pixels, where := marks(img)
		if ext == "ass" {
			aroundFaces(t, n, pixels, where, frames[n])
		} else {
			atBottom(t, n, pixels, where)
		}
	}
}

// TestSeekInChromium: the state is shown after a jump into it, not after a jump out of it, and again
// after a jump back.
func TestSeekInChromium(t *testing.T) {
	folder, _ := long(t)
	b := watch(t, folder, "gauge.mp4", "track.vtt", "#t=30")
	for _, jump := range []struct {
		to    float64
		shown bool
	}{{30.1, true}, {0.5, false}, {20.02, true}, {39.5, false}, {38.9, true}, {1.02, true}, {0.9, false}} {
		active := b.seek(jump.to)
		img := b.picture()
		pixels, where := marks(img)
		if n, want := frameOf(img), int(jump.to*rate); n != want {
			t.Errorf("at %.2f s: frame %d, want %d", jump.to, n, want)
		}
		if (len(active) == 1) != jump.shown || (pixels > 0) != jump.shown {
			t.Errorf("at %.2f s: cues %q, %d pixels at %v, shown should be %v", jump.to, active, pixels, where, jump.shown)
		}
	}
}

// TestWebProfileInChromium: the cue is under the face, in the expression's colour.
func TestWebProfileInChromium(t *testing.T) {
	folder, frames := long(t)
	run(t, filepath.Join(folder, "x"), binaryPath(t), "render", "track.jsonl", "-o", "[profile=web]web.vtt")
	b := watch(t, folder, "gauge.mp4", "web.vtt", "")
	if active := b.seek(20.02); len(active) != 1 || !strings.Contains(active[0], "happiness") {
		t.Fatalf("cues %q", active)
	}
	img, face := b.picture(), frames[20*rate][0]
	pixels, where := marks(img)
	middle := (where.Min.X + where.Max.X) / 2
	if pixels < 500 || middle < face.Min.X || middle > face.Max.X || where.Min.Y < face.Max.Y-10 || where.Max.Y > face.Max.Y+face.Dy()/2 {
		t.Errorf("%d pixels drawn at %v, want it under the face %v", pixels, where, face)
	}
	if missing := absent(img, []string{"f0e442"}); missing != nil {
		t.Error("nothing is drawn in the colour of happiness")
	}
}
