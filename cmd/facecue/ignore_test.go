package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// TestIgnore leaves a person who did not consent out of every text, also rendered
// again, and blurs the face.
func TestIgnore(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	clip := ffmpeg(t, filepath.Join(dir, "two.mkv"), "-ss", "8.2", "-t", "0.6", "-i", demo, "-an", "-vf", "scale=640:360", "-c:v", "libx264", "-preset", "ultrafast")
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "annotate", clip, "-o", path("all.jsonl"), "-o", path("all.csv"), "-o", "[c:v=ffv1]"+path("all.mkv")).want(t, exitDone, "")
	left, right := sides(t, rows(t, path("all.csv"), ','))
	facecue(t, "annotate", clip, "--ignore", right, "-o", path("one.jsonl"), "-o", path("one.csv"), "-o", path("one.vtt"),
		"-o", path("one.events.csv"), "-o", "[c:v=ffv1]"+path("one.mkv")).want(t, exitDone, "")
	for _, row := range rows(t, path("one.csv"), ',') {
		if row["person"] != left {
			t.Fatalf("person %q has a row", row["person"])
		}
	}
	text := string(read(t, path("one.vtt"))) + string(read(t, path("one.events.csv")))
	if strings.Contains(text, "P"+right) || strings.Contains(text, "state,"+right+",") {
		t.Errorf("person %s is named:\n%s", right, text)
	}
	facecue(t, "render", path("all.jsonl"), "--ignore", right, "-o", path("again.csv")).want(t, exitDone, "")
	if !bytes.Equal(read(t, path("again.csv")), read(t, path("one.csv"))) {
		t.Error("rendered again, other rows are left out")
	}
	checkIgnored(t, clip, path("all.mkv"), path("one.mkv"))
	facecue(t, "annotate", clip, "--ignore", "two", "-o", path("x.vtt")).want(t, exitUsage, "no person's number")
}

// sides are the numbers of the two people in a clip of 640 pixels.
func sides(t *testing.T, faces []map[string]string) (left, right string) {
	t.Helper()
	for _, row := range faces {
		if x := number(t, row["x"]); x > 0 && x+number(t, row["w"]) < 320 {
			left = row["person"]
		} else if x > 320 {
			right = row["person"]
		}
	}
	if left == "" || right == "" || left == right {
		t.Fatalf("the clip has person %q on the left and %q on the right", left, right)
	}
	return left, right
}

// checkIgnored: the person on the left is drawn alike in both videos; on the right,
// the ignored one is neither as recorded nor as marked.
func checkIgnored(t *testing.T, clip, all, one string) {
	t.Helper()
	const w, h = 640, 360
	plain, drawn, hidden := luma(t, clip, w, h)[:w*h], luma(t, all, w, h)[:w*h], luma(t, one, w, h)[:w*h]
	var left, right, unlike int
	for i := range plain {
		switch {
		case i%w < w/2 && drawn[i] != hidden[i]:
			left++
		case i%w >= w/2 && hidden[i] != plain[i]:
			right++
		}
		if i%w >= w/2 && drawn[i] != hidden[i] {
			unlike++
		}
	}
	if left != 0 || right < 2000 || unlike < 2000 {
		t.Errorf("%d samples differ on the left, %d from the recording and %d from the drawing on the right", left, right, unlike)
	}
}
