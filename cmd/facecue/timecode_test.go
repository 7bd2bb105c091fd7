package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// timecodeOf is what ffprobe reads as the time code of the video.
func timecodeOf(t testing.TB, path string) string {
	t.Helper()
	for _, s := range probe(t, path).Streams {
		tags, _ := s["tags"].(map[string]any)
		for key, value := range tags {
			if code, ok := value.(string); ok && s["codec_type"] == "video" && strings.EqualFold(key, "timecode") {
				return code
			}
		}
	}
	return ""
}

// TestLongOverlayKeepsTimecode: the overlay says the time code of its own first picture,
// also where that is not the recording's first.
func TestLongOverlayKeepsTimecode(t *testing.T) {
	clip := pattern(t, "in.mov", "-r", "30000/1001", "-pix_fmt", "yuv420p", "-timecode", "00:59:58;20")
	for _, out := range overlaysOf(t, clip, []string{"out.mov", "out.mp4", "out.mkv", "out.webm", "out.nut"}) {
		if got := timecodeOf(t, out); got != "00:59:58;20" {
			t.Errorf("%s: %q", filepath.Ext(out), got)
		}
	}
	if got := timecodeOf(t, overlayOf(t, clip, "out.mov", "-ss", "0.5")); got != "00:59:59;05" {
		t.Errorf("from the fifteenth picture: %q", got)
	}
	if got := timecodeOf(t, overlayOf(t, pattern(t, "plain.mov", "-pix_fmt", "yuv420p"), "out.mov")); got != "" {
		t.Errorf("without a time code: %q", got)
	}
}

// TestTimecodeOfTheFile: a time code that stands with the file, and not with a
// stream, is kept too.
func TestTimecodeOfTheFile(t *testing.T) {
	clip := pattern(t, "in.avi", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-metadata", "timecode=01:02:03:04")
	for _, out := range overlaysOf(t, clip, []string{"burned.mov", "[mode=soft]soft.mov", "[mode=soft]soft.mkv"}) {
		if got := timecodeOf(t, out); got != "01:02:03:04" {
			t.Errorf("%s: %q", filepath.Base(out), got)
		}
	}
}

// TestFilterKeepsTimecode: a pipe hands the time code on.
func TestFilterKeepsTimecode(t *testing.T) {
	needRuntime(t)
	clip := pattern(t, "in.mov", "-pix_fmt", "yuv420p", "-timecode", "10:00:00:00")
	out := filepath.Join(t.TempDir(), "out.nut")
	facecue(t, "filter", "-i", clip, "detect,draw", "-o", out).want(t, exitDone, "")
	if got := timecodeOf(t, out); got != "10:00:00:00" {
		t.Errorf("time code %q", got)
	}
}
