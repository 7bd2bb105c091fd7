//go:build players

package players

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWords: mpv shows the right words in the middle of a few cues.
func TestWords(t *testing.T) {
	folder := t.TempDir()
	annotate(t, folder)
	for _, ext := range []string{"vtt", "srt"} {
		track := filepath.Join(folder, "track."+ext)
		all := cues(t, track)
		for _, c := range []cue{all[0], all[len(all)/2], all[len(all)-1]} {
			middle := (c.start + c.end) / 2
			if got := words(t, track, middle.Seconds()); got != strings.TrimSpace(c.text) {
				t.Errorf("%s at %v: mpv shows %q, the cue says %q", ext, middle, got, c.text)
			}
		}
	}
}

// words is the text of a track that mpv shows over the demo clip at a time.
func words(t *testing.T, track string, seconds float64) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), "mpv", "--no-config", "--no-audio", "--vo=null", "--frames=1",
		fmt.Sprintf("--start=%.3f", seconds), "--sub-file="+track, "--term-status-msg=<${sub-text}>", demo).CombinedOutput()
	if err != nil {
		t.Fatalf("mpv: %v\n%s", err, out)
	}
	_, after, _ := strings.Cut(string(out), "<")
	shown, _, _ := strings.Cut(after, ">")
	return strings.ReplaceAll(shown, "\r", "")
}
