//go:build players

package players

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestChapters: the ffmpeg program writes every chapter to a file, with its title and time, and mpv
// has its title in the middle of each.
func TestChapters(t *testing.T) {
	folder := shared(t)
	annotate(t, folder)
	above := filepath.Join(folder, "x")
	run(t, above, binaryPath(t), "render", "track.jsonl", "-o", "track.ffmeta")
	gauge(t, filepath.Join(folder, "gauge.mp4"), len(boxes(t, filepath.Join(folder, "track.jsonl"))))
	run(t, above, "ffmpeg", "-v", "error", "-i", "gauge.mp4", "-i", "track.ffmeta", "-map_chapters", "1", "-c", "copy", "chapters.mkv")
	out, err := exec.CommandContext(t.Context(), "ffprobe", "-v", "error", "-show_chapters", "-of", "json", filepath.Join(folder, "chapters.mkv")).Output()
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Chapters []struct {
			Start string `json:"start_time"`
			End   string `json:"end_time"`
			Tags  struct{ Title string }
		}
	}
	if err := json.Unmarshal(out, &list); err != nil {
		t.Fatal(err)
	}
	text := string(read(t, filepath.Join(folder, "track.ffmeta")))
	if want := strings.Count(text, "[CHAPTER]"); len(list.Chapters) != want || want < 4 {
		t.Fatalf("%d chapters, want %d", len(list.Chapters), want)
	}
	for _, c := range list.Chapters {
		start, err1 := strconv.ParseFloat(c.Start, 64)
		end, err2 := strconv.ParseFloat(c.End, 64)
		if err1 != nil || err2 != nil || !strings.Contains(text, fmt.Sprintf("START=%.0f\n", start*1000)) || !strings.Contains(text, "title="+c.Tags.Title+"\n") {
			t.Errorf("a chapter %+v that the text has not", c)
		}
		if got := chapterAt(t, filepath.Join(folder, "chapters.mkv"), (start+end)/2); got != c.Tags.Title {
			t.Errorf("mpv says %q from %v to %v, want %q", got, start, end, c.Tags.Title)
		}
	}
	tried(t, "ffmpeg", "ffmetadata")
	tried(t, "mpv", "ffmetadata")
}

// chapterAt is mpv's chapter title at a time.
func chapterAt(t *testing.T, path string, at float64) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "mpv", "--no-config", "--no-audio", "--vo=null", "--frames=1",
		"--start="+seconds(at), "--term-status-msg=<${chapter-metadata/title}>", path).CombinedOutput()
	if err != nil {
		t.Fatalf("mpv: %v\n%s", err, out)
	}
	_, after, _ := strings.Cut(string(out), "<")
	title, _, _ := strings.Cut(after, ">")
	return title
}
