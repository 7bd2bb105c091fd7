package main

import (
	"path/filepath"
	"testing"
)

// TestSoftTracksAreNamed: language, title, and which one is shown.
func TestSoftTracksAreNamed(t *testing.T) {
	clip := visit(t, "in.mkv", "-c:s", "subrip", "-disposition:s:0", "default")
	outs := copies(t, clip, "[language=deu]shown.mkv", "[shown=0:language=deu]hidden.mkv")
	for i, want := range [][3]float64{{1, 1, 0}, {1, 0, 0}} {
		name := filepath.Base(outs[i])
		var shown []float64
		for _, s := range probe(t, outs[i]).Streams {
			if s["codec_type"] != "subtitle" {
				continue
			}
			disposition, _ := s["disposition"].(map[string]any)
			shown = append(shown, disposition["default"].(float64))
			tags, _ := s["tags"].(map[string]any)
			if ours := len(shown) > 1; ours && (tags["language"] != "ger" && tags["language"] != "deu" || tags["title"] == nil) {
				t.Errorf("%s: track %d is called %v", name, len(shown), tags)
			}
		}
		if len(shown) != 3 || [3]float64(shown) != want {
			t.Errorf("%s: shown %v, want %v", name, shown, want)
		}
	}
}

// TestSoftFromATransportStream, whose packets every other container stores in another
// form: the pictures and the sound are the same.
func TestSoftFromATransportStream(t *testing.T) {
	clip := ffmpeg(t, filepath.Join(t.TempDir(), "in.ts"), "-t", "2", "-i", demo, "-c", "copy")
	was := map[string]string{}
	for _, stream := range []string{"0:v", "0:a"} {
		was[stream] = withoutTimes(checksums(t, clip, "-map", stream))
	}
	for _, out := range copies(t, clip, "out.mkv", "out.mp4") {
		for stream, want := range was {
			if got := withoutTimes(checksums(t, out, "-map", stream)); got != want {
				t.Errorf("%s %s differs: %s", filepath.Ext(out), stream, firstLine(got, want))
			}
		}
		checkOnPictures(t, probe(t, out, "-show_packets"))
	}
}
