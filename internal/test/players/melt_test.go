//go:build players

package players

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// byMelt renders the clip with the track by melt, as Kdenlive and Shotcut do, and takes pictures of
// the result.
func byMelt(t *testing.T, shot job) {
	out := filepath.Join(shot.folder, "melt.mkv")
	defer os.Remove(out)
	run(t, shot.folder, "melt", shot.clip, fmt.Sprintf("in=%d", int(shot.from*rate)), fmt.Sprintf("out=%d", int(shot.to*rate)-1),
		"-attach", "avfilter.subtitles", "av.filename="+shot.track,
		"-consumer", "avformat:"+out, "vcodec=libx264", "preset=ultrafast", "qp=8", "g=25", "pix_fmt=yuv420p", "an=1", "real_time=0")
	run(t, shot.folder, "ffmpeg", "-v", "error", "-i", out, "-vf", every, filepath.Join(shot.folder, "%04d.png"))
}

// TestShotcutProjectInMelt: MLT opens the project, which has the recording's length, renders the
// recording's pictures, and has every marker.
func TestShotcutProjectInMelt(t *testing.T) {
	folder := shared(t)
	annotate(t, folder)
	record := filepath.Join(folder, "track.jsonl")
	frames := len(boxes(t, record))
	gauge(t, filepath.Join(folder, "gauge.mp4"), frames)
	above := filepath.Join(folder, "x")
	run(t, above, binaryPath(t), "render", "track.jsonl", "-o", "[media=gauge.mp4]track.mlt", "-o", "track.fcpxml")
	out, err := exec.CommandContext(t.Context(), "melt", filepath.Join(folder, "track.mlt"), "-consumer", "xml").Output()
	if err != nil {
		t.Fatal(err)
	}
	project, want := string(out), strings.Count(string(read(t, filepath.Join(folder, "track.fcpxml"))), "<marker ")
	if got := strings.Count(project, `<property name="color">#`); got != want || want < 5 {
		t.Errorf("MLT has %d markers, want %d", got, want)
	}
	if m := regexp.MustCompile(`<property name="length">(\d+)<`).FindStringSubmatch(project); m == nil || m[1] != fmt.Sprint(frames) {
		t.Errorf("MLT says the project is %v frames long, want %d", m, frames)
	}
	movie := filepath.Join(folder, "movie.mkv")
	run(t, above, "melt", "track.mlt", "in=100", "out=104", "-consumer", "avformat:"+movie, "vcodec=ffv1", "an=1", "real_time=0")
	shots := filepath.Join(folder, "shots")
	if err := os.Mkdir(shots, 0o755); err != nil {
		t.Fatal(err)
	}
	run(t, above, "ffmpeg", "-v", "error", "-i", movie, filepath.Join(shots, "%04d.png"))
	all := pictures(t, shots)
	for n := 100; n < 105; n++ {
		if _, ok := all[n]; !ok {
			t.Errorf("frame %d of the project does not show frame %d of the recording", n, n)
		}
	}
	if !t.Failed() {
		tried(t, "melt", "shotcut")
	}
}

// TestShotcutProjectShowsTheFilm: the project that the README's command makes opens the film
// beside it, also from another folder, and no black clip.
func TestShotcutProjectShowsTheFilm(t *testing.T) {
	folder := shared(t)
	for _, made := range []string{"annotate", "render"} {
		film := filepath.Join(folder, "film.mp4")
		if made == "annotate" {
			if err := os.WriteFile(film, read(t, demo), 0o644); err != nil {
				t.Fatal(err)
			}
			facecue(t, "annotate", film, "-o", filepath.Join(folder, "film.mlt"), "-o", filepath.Join(folder, "film.jsonl"))
		} else {
			facecue(t, "render", "-y", filepath.Join(folder, "film.jsonl"), "-o", filepath.Join(folder, "film.mlt"))
		}
		out := filepath.Join(folder, made+".mkv")
		run(t, folder, "melt", filepath.Join(folder, "film.mlt"), "in=50", "out=52", "-consumer", "avformat:"+out, "vcodec=ffv1", "an=1", "real_time=0")
		shot := filepath.Join(folder, made+".gray")
		run(t, folder, "ffmpeg", "-v", "error", "-i", out, "-i", film, "-filter_complex", "[1]trim=start_frame=50,setpts=PTS-STARTPTS[b];[0][b]blend=all_mode=difference,format=gray,scale=1:1:flags=area", "-frames:v", "1", "-f", "rawvideo", shot)
		if got := read(t, shot); len(got) != 1 || got[0] > 8 {
			t.Errorf("%s: the project's picture differs from the film's by %v grey levels", made, got)
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
