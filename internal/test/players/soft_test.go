//go:build players

package players

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestTracksInside: the tracks inside a soft copy are shown like subtitle files; players show the
// boxes by default.
func TestTracksInside(t *testing.T) {
	folder := shared(t)
	annotate(t, folder)
	frames := boxes(t, filepath.Join(folder, "track.jsonl"))
	gauge(t, filepath.Join(folder, "gauge.mp4"), len(frames))
	for _, ext := range []string{"mkv", "mp4"} {
		copied(t, folder, "soft."+ext)
	}
	for name, c := range map[string]struct {
		ext  string // the format that it looks like
		args []string
	}{
		"mpv-boxes":    {"ass", mpv("mpv-boxes", "soft.mkv")},
		"mpv-words":    {"srt", mpv("mpv-words", "soft.mkv", "--sid=2")},
		"mpv-mp4":      {"srt", mpv("mpv-mp4", "soft.mp4")},
		"ffmpeg-boxes": {"ass", burnt("ffmpeg-boxes", "soft.mkv", 0)},
		"ffmpeg-words": {"srt", burnt("ffmpeg-words", "soft.mkv", 1)},
		"ffmpeg-mp4":   {"srt", burnt("ffmpeg-mp4", "soft.mp4", 0)},
	} {
		t.Run(name, func(t *testing.T) {
			shots := filepath.Join(folder, name)
			if err := os.Mkdir(shots, 0o755); err != nil {
				t.Fatal(err)
			}
			run(t, shots, c.args[0], c.args[1:]...)
			checkPictures(t, c.ext, folder, withoutEnds(pictures(t, shots), 5, len(frames)), frames)
		})
	}
}

// copied writes a soft copy of the gauge with the tracks of the record.
func copied(t *testing.T, folder, name string) {
	t.Helper()
	args := []string{"render", "--recording", filepath.Join(folder, "gauge.mp4"), filepath.Join(folder, "track.jsonl"), "-o", "[mode=soft]" + filepath.Join(folder, name)}
	if out, err := exec.Command(binary, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", args, err, out)
	}
}

// mpv is a command line that plays a clip into pictures.
func mpv(shots, clip string, more ...string) []string {
	return append([]string{"mpv", "--no-config", "--really-quiet", "--no-audio", "--untimed", "--vf=" + every,
		"--vo=image", "--vo-image-format=png", "--vo-image-png-compression=1", "--vo-image-outdir=" + shots, clip}, more...)
}

// burnt is a command line that draws one track of a clip into pictures.
func burnt(shots, clip string, track int) []string {
	return []string{"ffmpeg", "-v", "error", "-i", clip, "-vf", "subtitles=" + clip + ":si=" + string(rune('0'+track)) + "," + every, shots + "/%04d.png"}
}
