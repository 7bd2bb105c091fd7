package main

import (
	"path/filepath"
	"testing"
)

// TestSoftTracksAreNamed: language, title, and which one is shown.
func TestSoftTracksAreNamed(t *testing.T) {
	clip := visit(t, "in.mkv", "-c:s", "subrip", "-disposition:s:0", "default")
	for options, want := range map[string][3]float64{"[language=deu]": {1, 1, 0}, "[shown=0:language=deu]": {1, 0, 0}} {
		var shown []float64
		for _, s := range probe(t, copied(t, clip, options+"out.mkv")).Streams {
			if s["codec_type"] != "subtitle" {
				continue
			}
			disposition, _ := s["disposition"].(map[string]any)
			shown = append(shown, disposition["default"].(float64))
			tags, _ := s["tags"].(map[string]any)
			if ours := len(shown) > 1; ours && (tags["language"] != "ger" && tags["language"] != "deu" || tags["title"] == nil) {
				t.Errorf("%s: track %d is called %v", options, len(shown), tags)
			}
		}
		if len(shown) != 3 || [3]float64(shown) != want {
			t.Errorf("%s: shown %v, want %v", options, shown, want)
		}
	}
}

// TestSoftFromATransportStream, whose packets every other container stores in another
// form: the pictures and the sound are the same.
func TestSoftFromATransportStream(t *testing.T) {
	clip := ffmpeg(t, filepath.Join(t.TempDir(), "in.ts"), "-t", "2", "-i", demo, "-c", "copy")
	for _, to := range []string{"out.mkv", "out.mp4"} {
		out := copied(t, clip, to)
		for _, stream := range []string{"0:v", "0:a"} {
			if got, want := withoutTimes(checksums(t, out, "-map", stream)), withoutTimes(checksums(t, clip, "-map", stream)); got != want {
				t.Errorf("%s %s differs: %s", to, stream, firstLine(got, want))
			}
		}
		checkOnPictures(t, out)
	}
}
