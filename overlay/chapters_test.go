package overlay

import (
	"math"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestCopyChapters: the added chapters are written where the recording has none, or where
// they replace its own. A chapter begins with its picture, in the time of the copy.
func TestCopyChapters(t *testing.T) {
	noLeaks(t)
	plain := clip(t, "-f", "lavfi", "-i", source, "-f", "lavfi", "-i", "sine=d=1:r=48000", "-map", "0", "-map", "1", "-c:v", "libx264", "-bf", "0", "-c:a", "aac", "a.mp4")
	with := talk(t, "b.mp4", "-c:a", "aac", "-c:s", "mov_text")
	for _, c := range []struct {
		path    string
		replace bool
		titles  string
	}{{plain, false, "Happiness Anger"}, {with, false, "Greeting Talk"}, {with, true, "Happiness Anger"}} {
		for _, container := range []string{"matroska", "mp4"} {
			r := open(t, c.path)
			made := copyOf(r, container)
			made.ReplaceChapters = c.replace
			if err := made.Write(r.each); err != nil {
				t.Fatal(err)
			}
			checkChapters(t, made.Path, c.titles)
		}
	}
}

// checkChapters compares the titles, and checks that the second added chapter begins with
// picture 10, to the millisecond, however the container moved the times.
func checkChapters(t *testing.T, path, want string) {
	t.Helper()
	var titles []string
	var begins, shown []float64
	for _, line := range probe(t, path, "chapter=start_time:chapter_tags=title:packet=pts_time", "-select_streams", "v") {
		begin, title, chapter := strings.Cut(strings.TrimPrefix(line, "start_time="), "|tag:title=")
		if !chapter {
			shown = append(shown, parseSeconds(t, strings.TrimPrefix(line, "pts_time=")))
			continue
		}
		begins, titles = append(begins, parseSeconds(t, begin)), append(titles, title)
	}
	slices.Sort(shown)
	if got := strings.Join(titles, " "); got != want {
		t.Fatalf("%s: chapters %q, want %q", filepath.Base(path), got, want)
	}
	if titles[1] == "Anger" && math.Abs(begins[1]-shown[10]) > 0.001 {
		t.Errorf("%s: the second chapter begins at %v s, its picture at %v s", filepath.Base(path), begins[1], shown[10])
	}
}

// parseSeconds reads a number.
func parseSeconds(t *testing.T, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
