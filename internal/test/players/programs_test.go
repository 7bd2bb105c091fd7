//go:build players

package players

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// every is the number of frames from one checked picture to the next.
const every = "fps=5"

// A program takes pictures of a clip with a track over it.
type program struct {
	take    func(t *testing.T, shot job)
	margin  int      // frames at both ends of the clip in which the track may be missing
	late    int      // frames after a start in the middle until it shows a cue that began before
	formats []string // that it reads
}

// A job says of which part of a clip to take pictures, and into which empty folder. clip and track
// are names in the folder above it.
type job struct {
	folder, clip, track string
	from, to            float64
	jump                float64 // time to jump to when it plays; 0: none
}

func (j job) above() string { return filepath.Dir(j.folder) }

var programs = map[string]program{
	"ffmpeg":   {byFFmpeg, 0, 0, subtitles},
	"mpv":      {byMPV, 5, 0, subtitles},            // ends when the last picture begins
	"vlc":      {byVLC, 12, 2*rate + 12, subtitles}, // opens the track while it plays in real time, and shows some formats only from the next cue on
	"melt":     {byMelt, 0, 0, subtitles},
	"chromium": {byChromium, 0, 0, []string{"vtt"}},
}

var subtitles = []string{"vtt", "srt", "ass"}

// takes runs a program that takes pictures into a new folder.
func takes(t *testing.T, p program, folder, name string, shot job) string {
	t.Helper()
	shot.folder = filepath.Join(folder, name)
	if err := os.Mkdir(shot.folder, 0o755); err != nil {
		t.Fatal(err)
	}
	p.take(t, shot)
	return shot.folder
}

// byFFmpeg draws the track with the ffmpeg program's filter, libass.
func byFFmpeg(t *testing.T, shot job) {
	run(t, shot.folder, "ffmpeg", "-v", "error", "-ss", seconds(shot.from), "-to", seconds(shot.to), "-copyts", "-i", shot.clip,
		"-vf", "subtitles="+shot.track+","+every, "-start_number", "0", filepath.Base(shot.folder)+"/%04d.png")
}

// byMPV writes the clip's pictures to files, not in real time.
func byMPV(t *testing.T, shot job) {
	script := filepath.Join(shot.above(), "jump.lua")
	if err := os.WriteFile(script, []byte(jumpMPV(shot.jump)), 0o644); err != nil {
		t.Fatal(err)
	}
	run(t, shot.folder, "mpv", "--script="+script, "--start="+seconds(shot.from), "--end="+seconds(shot.to), "--no-config", "--really-quiet", "--no-audio", "--untimed", "--vf="+every,
		"--vo=image", "--vo-image-format=png", "--vo-image-png-compression=1", "--vo-image-outdir="+filepath.Base(shot.folder), "--sub-file="+shot.track, shot.clip)
}

// jumpMPV is a script that jumps as soon as something plays.
func jumpMPV(to float64) string {
	if to == 0 {
		return ""
	}
	return fmt.Sprintf(`local gone = false
mp.register_event("playback-restart", function()
  if not gone then gone = true; mp.commandv("seek", "%.3f", "absolute", "exact") end
end)`, to)
}

func seconds(s float64) string { return fmt.Sprintf("%.3f", s) }

func run(t *testing.T, folder string, name string, args ...string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), name, args...)
	cmd.Dir = filepath.Dir(folder)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
}

// pictures reads the pictures that a program wrote, by frame.
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

// picture reads a file; ok is false for one that the program did not finish before it was stopped.
func picture(name string) (image.Image, bool) {
	f, err := os.Open(name)
	if err != nil {
		return nil, false
	}
	defer f.Close()
	img, err := png.Decode(f)
	return img, err == nil && img.Bounds().Dx() == width && img.Bounds().Dy() == height
}
