package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// twice is the demo cut: both people, nobody, both again; then one of them larger, as from
// another camera.
func twice(t testing.TB) string {
	t.Helper()
	graph := "[0:v]trim=8:9.4,setpts=PTS-STARTPTS,setsar=1[a];color=c=gray:s=640x360:r=25:d=1.6,format=yuv420p,setsar=1[b];" +
		"[0:v]trim=10:11.4,setpts=PTS-STARTPTS,scale=640:360,setsar=1[c];[a]scale=640:360,setsar=1[d];[d][b][c]concat=n=3[v]"
	return ffmpeg(t, filepath.Join(t.TempDir(), "twice.mkv"), "-i", demo, "-filter_complex", graph, "-map", "[v]", "-r", "25", "-c:v", "libx264", "-preset", "ultrafast")
}

// TestOneNumberThroughCuts: two people who are cut away and come back keep their numbers, from
// left to right; with join=0 each track has a number of its own. Any number of threads gives
// the same bytes, and a record never holds what faces are compared by.
func TestOneNumberThroughCuts(t *testing.T) {
	needRuntime(t)
	clip, dir := twice(t), t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "annotate", clip, "--people", "2", "--threads", "1", "-o", path("one.jsonl"), "-o", path("one.csv"), "-o", path("one.parquet")).want(t, exitDone, "")
	facecue(t, "annotate", clip, "--people", "2", "--threads", "3", "-o", path("three.jsonl")).want(t, exitDone, "")
	if !bytes.Equal(read(t, path("one.jsonl")), read(t, path("three.jsonl"))) {
		t.Error("one thread and three give other records")
	}
	numbers := map[string]bool{}
	for i, row := range rows(t, path("one.csv"), ',') {
		if row["person"] == "" {
			continue
		}
		numbers[row["person"]] = true
		if number(t, row["time"]) < 1.4 && (row["person"] == "1") != (number(t, row["x"]) < 320-number(t, row["w"])/2) {
			t.Fatalf("row %d: person %s at %s", i, row["person"], row["x"])
		}
	}
	if len(numbers) != 2 {
		t.Errorf("numbers %v, want two", numbers)
	}
	for _, name := range []string{"one.jsonl", "one.csv", "one.parquet"} {
		if text := strings.ToLower(string(read(t, path(name)))); strings.Contains(text, "\"numbers\"") || strings.Contains(text, "embedding") || strings.Contains(text, "\"identity\"") || strings.Contains(text, "dress") || strings.Contains(text, "clothes") {
			t.Errorf("%s holds what faces are compared by", name)
		}
	}
	apart := facecue(t, "annotate", clip, "--filter", "detect,track,classify,people=join=0,smooth", "-o", path("apart.csv"))
	apart.want(t, exitDone, "")
	tracks := map[string]bool{}
	for _, row := range rows(t, path("apart.csv"), ',') {
		tracks[row["person"]] = true
	}
	if len(tracks) <= 3 { // with the empty one of frames without a face
		t.Errorf("with join=0 the tracks have the numbers %v", tracks)
	}
}
