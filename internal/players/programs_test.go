//go:build players

package players

import (
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// every is how many frames lie between two pictures that are looked at.
const every = "fps=5"

// A program takes pictures of a clip with a track over it, into a folder that
// holds nothing else. Clip and track are names in the folder above.
type program struct {
	take   func(t *testing.T, folder, clip, track string)
	settle int // frames at both ends of the clip on which it may show no track yet, or no more
}

var programs = map[string]program{
	"ffmpeg": {byFFmpeg, 0},
	"mpv":    {byMPV, 0},
	"vlc":    {byVLC, 12}, // plays in real time, opens the track meanwhile
}

// byFFmpeg burns the track in with the program's own filter, libass.
func byFFmpeg(t *testing.T, folder, clip, track string) {
	run(t, folder, "ffmpeg", "-v", "error", "-i", clip, "-vf", "subtitles="+track+","+every, filepath.Base(folder)+"/%04d.png")
}

// byMPV plays the clip into files, without waiting for a clock.
func byMPV(t *testing.T, folder, clip, track string) {
	run(t, folder, "mpv", "--no-config", "--really-quiet", "--no-audio", "--untimed", "--vf="+every,
		"--vo=image", "--vo-image-format=png", "--vo-image-png-compression=1", "--vo-image-outdir="+filepath.Base(folder), "--sub-file="+track, clip)
}

func run(t *testing.T, folder string, name string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = filepath.Dir(folder)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
}

// pictures reads what a program left, by frame.
func pictures(t *testing.T, folder string) map[int]image.Image {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	all := map[int]image.Image{}
	for _, name := range names {
		if img, ok := picture(name); ok {
			all[frameOf(img)] = img
		}
	}
	return all
}

// picture is false for a file that the program did not finish when it was
// told to stop.
func picture(name string) (image.Image, bool) {
	f, err := os.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	img, err := png.Decode(f)
	return img, err == nil && img.Bounds().Dx() == width && img.Bounds().Dy() == height
}
