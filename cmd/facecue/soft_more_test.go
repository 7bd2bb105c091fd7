package main

import (
	"path/filepath"
	"slices"
	"strings"
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
	outs, streams := copies(t, clip, "out.mkv", "out.mp4"), []string{"v", "a"}
	all := checksumsOf(t, append([]string{clip}, outs...), streams)
	for i, out := range outs {
		if got, want := byStream(all[1+i]), byStream(all[0]); !slices.Equal(got, want) || len(want) < 100 {
			t.Errorf("%s differs: %s", filepath.Ext(out), firstLine(strings.Join(got, "\n"), strings.Join(want, "\n")))
		}
		checkOnPictures(t, probe(t, out, "-show_packets"))
	}
}

// byStream are the checksums without times, in order of streams: how those are
// interleaved is up to the container.
func byStream(sums string) (lines []string) {
	for _, l := range strings.Split(sums, "\n") {
		if stream, _, ok := strings.Cut(l, ","); ok && !strings.HasPrefix(l, "#") {
			lines = append(lines, stream+","+withoutTimes(l))
		}
	}
	slices.SortStableFunc(lines, func(a, b string) int { return strings.Compare(a[:1], b[:1]) })
	return lines
}
