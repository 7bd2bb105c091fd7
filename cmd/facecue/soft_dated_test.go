package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// shownPictures are the pictures of a clip in the order in which they are shown, each by
// a checksum, and their times in seconds after the first.
func shownPictures(t testing.TB, path string) (sums string, times []float64) {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries", "frame=best_effort_timestamp_time", "-of", "csv=p=0", path).Output()
	if err != nil {
		t.Fatalf("ffprobe %s: %v", path, err)
	}
	for line := range strings.Lines(string(out)) {
		if text, _, _ := strings.Cut(strings.TrimSpace(line), ","); text != "" && text != "side_data" && text != "N/A" {
			times = append(times, number(t, text))
		}
	}
	for i := len(times) - 1; i >= 0; i-- {
		times[i] -= times[0]
	}
	return withoutTimes(checksums(t, path, "-map", "0:v", "-vsync", "passthrough")), times
}

// TestSoftDatesPackets: where a container gives packets no times, the copy has those at
// which the pictures are shown, so that none comes late or in another order, and the
// cues lie on them.
func TestSoftDatesPackets(t *testing.T) {
	for name, args := range map[string][]string{
		"pyramid.avi": {"-c:v", "libx264", "-preset", "ultrafast", "-bf", "3", "-x264-params", "b-pyramid=normal:b-adapt=0"},
		"in.mpg":      {"-c:v", "mpeg2video", "-q:v", "2", "-bf", "2"},
	} {
		t.Run(name, func(t *testing.T) {
			clip := ffmpeg(t, filepath.Join(t.TempDir(), name), append([]string{"-t", "4", "-i", demo, "-an", "-s", "640x360"}, args...)...)
			sums, _ := shownPictures(t, clip)
			for _, out := range copies(t, clip, "out.mkv", "out.mp4") {
				got, at := shownPictures(t, out)
				if got != sums {
					t.Errorf("%s: other pictures: %s", filepath.Ext(out), firstLine(got, sums))
				}
				for i, second := range at {
					if d := second - float64(i)/25; d > 0.0011 || d < -0.0011 {
						t.Fatalf("%s: picture %d at %.4f s of 25 pictures a second", filepath.Ext(out), i, second)
					}
				}
				checkOnPictures(t, probe(t, out, "-show_packets"))
			}
		})
	}
}

// TestSoftHoldsWindows: what Matroska has no name for it holds by the header that
// Windows has for it.
func TestSoftHoldsWindows(t *testing.T) {
	needRuntime(t)
	for name, args := range map[string][]string{
		"in.wmv": {"-c:v", "wmv2", "-c:a", "wmav2", "-s", "320x180"},
		"in.3gp": {"-c:v", "h263", "-c:a", "aac", "-s", "352x288"},
		"in.dv":  {"-target", "pal-dv"},
	} {
		t.Run(name, func(t *testing.T) {
			clip := ffmpeg(t, filepath.Join(t.TempDir(), name), append([]string{"-t", "1", "-i", demo}, args...)...)
			out := copied(t, clip, "out.mkv")
			if got, want := hash(t, out, "0:v", "0:a"), hash(t, clip, "0:v", "0:a"); got != want {
				t.Errorf("streams changed:\n%swere\n%s", got, want)
			}
			want, _ := shownPictures(t, clip)
			if got, _ := shownPictures(t, out); got != want {
				t.Errorf("other pictures: %s", firstLine(got, want))
			}
		})
	}
}

// TestSoftIsRefusedEarly: a copy that its container does not take is refused before the
// analysis, by whatever packet, and leaves no other output.
func TestSoftIsRefusedEarly(t *testing.T) {
	needRuntime(t)
	clip := ffmpeg(t, filepath.Join(t.TempDir(), "in.rm"), "-t", "1", "-i", demo, "-an", "-c:v", "rv10", "-s", "352x288")
	dir := t.TempDir()
	r := facecue(t, "annotate", clip, "-o", filepath.Join(dir, "out.jsonl"), "-o", "[mode=soft]"+filepath.Join(dir, "out.mkv"))
	r.want(t, exitFailed, "leave mode=soft away")
	if names := left(t, dir); len(names) != 0 {
		t.Errorf("left %v", fmt.Sprint(names))
	}
}
