package main

import (
	"encoding/csv"
	"path/filepath"
	"strings"
	"testing"
)

// TestHoleIsNotCounted: while a call was frozen nobody showed anything, whether the
// container says how long the picture before was shown or not.
func TestHoleIsNotCounted(t *testing.T) {
	needRuntime(t)
	for _, name := range []string{"call.mkv", "call.mp4"} {
		clip := ffmpeg(t, filepath.Join(t.TempDir(), name), "-t", "4", "-i", demo, "-an",
			"-vf", "scale=480:270,setpts=PTS+gte(N\\,75)*10/TB", "-vsync", "vfr", "-c:v", "libx264", "-preset", "ultrafast")
		out := filepath.Join(t.TempDir(), "out.events.csv")
		facecue(t, "annotate", clip, "-o", out).want(t, exitDone, "")
		rows, err := csv.NewReader(strings.NewReader(string(read(t, out)))).ReadAll()
		if err != nil || len(rows) < 3 {
			t.Fatalf("%s: %v, %v", name, rows, err)
		}
		column := map[string]int{}
		for i, word := range rows[0] {
			column[word] = i
		}
		for _, row := range rows[1:] {
			if from, to := number(t, row[column["onset"]]), number(t, row[column["offset"]]); from < 12.9 && to > 3.1 {
				t.Errorf("%s: %v lies over the hole", name, row)
			}
		}
	}
}
