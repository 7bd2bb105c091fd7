package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"math"
	"os/exec"
	"path/filepath"
	"testing"
)

// leaving is a small clip in which a face is there for half a second and then
// gone for nine tenths.
func leaving(t testing.TB) string { return leavingFrom(t, "6.5") }

// leavingFrom is as leaving, from another time of the demo on.
func leavingFrom(t testing.TB, begin string) string {
	t.Helper()
	return ffmpeg(t, filepath.Join(t.TempDir(), "leaving.mkv"), "-ss", begin, "-to", "7.9", "-i", demo,
		"-an", "-vf", "scale=480:270", "-c:v", "libx264", "-preset", "ultrafast")
}

// recorded is a line of the record, as far as these tests need it.
type recorded struct {
	Faces []struct{ Box [4]float64 }
}

// TestBlurKeepsTheRest: outside the faces' surroundings a blurred video has every
// bit of the recording; inside nothing but tiles is left.
func TestBlurKeepsTheRest(t *testing.T) {
	clip, dir := leaving(t), t.TempDir()
	record, blurred := filepath.Join(dir, "r.jsonl"), filepath.Join(dir, "b.mkv")
	facecue(t, "annotate", clip, "-o", record, "-o", "[style=blur:c:v=ffv1]"+blurred).want(t, exitDone, "")
	const w, h = 480, 270
	before, after := luma(t, clip, w, h), luma(t, blurred, w, h)
	lines := bufio.NewScanner(bytes.NewReader(read(t, record)))
	lines.Buffer(nil, 1<<20)
	lines.Scan() // provenance
	var all []recorded
	for lines.Scan() {
		var r recorded
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		all = append(all, r)
	}
	for n, r := range all {
		inside, outside := compare(before[n*w*h:(n+1)*w*h], after[n*w*h:(n+1)*w*h], w, around(all, n))
		if outside != 0 {
			t.Fatalf("frame %d: %d samples changed outside the faces", n, outside)
		}
		if len(r.Faces) > 0 && inside < 1000 {
			t.Fatalf("frame %d: only %d samples changed in %d faces", n, inside, len(r.Faces))
		}
	}
	if last := len(all) - 1; !bytes.Equal(before[last*w*h:], after[last*w*h:]) {
		t.Error("a face that went half a second ago is still hidden")
	}
}

// around are the faces of the frames in which one that is found in between, before or
// after may be hidden.
func around(all []recorded, n int) (r recorded) {
	for i := max(0, n-16); i < min(len(all), n+9); i++ {
		r.Faces = append(r.Faces, all[i].Faces...)
	}
	return r
}

// compare counts the samples that differ inside and outside the boxes and a
// quarter around them.
func compare(a, b []byte, w int, r recorded) (inside, outside int) {
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		x, y, in := float64(i%w), float64(i/w), false
		for _, f := range r.Faces {
			m := math.Max(f.Box[2], f.Box[3]) / 4
			in = in || x > f.Box[0]-m && x < f.Box[0]+f.Box[2]+m && y > f.Box[1]-m && y < f.Box[1]+f.Box[3]+m
		}
		if in {
			inside++
		} else {
			outside++
		}
	}
	return inside, outside
}

// luma is the Y plane of every frame of a clip.
func luma(t testing.TB, path string, w, h int) []byte {
	t.Helper()
	v := probe(t, path).Streams[0]
	if v["width"] != float64(w) || v["height"] != float64(h) {
		t.Fatalf("%s is %v x %v", path, v["width"], v["height"])
	}
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-map", "0:v", "-vf", "extractplanes=y", "-f", "rawvideo", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestOverlayDraws: the boxes are there, and frames without a face are as they
// were, in the one run.
func TestOverlayDraws(t *testing.T) {
	dir := t.TempDir()
	clip := leaving(t)
	record, drawn := filepath.Join(dir, "r.csv"), filepath.Join(dir, "d.mkv")
	facecue(t, "annotate", clip, "-o", record, "-o", "[c:v=ffv1]"+drawn).want(t, exitDone, "")
	const size = 480 * 270
	before, after := luma(t, clip, 480, 270), luma(t, drawn, 480, 270)
	if len(before) != len(after) {
		t.Fatalf("%d frames became %d", len(before)/size, len(after)/size)
	}
	empty := 0
	for _, row := range rows(t, record, ',') {
		n := int(number(t, row["frame"]))
		same := bytes.Equal(before[n*size:(n+1)*size], after[n*size:(n+1)*size])
		if same != (row["person"] == "") {
			t.Fatalf("frame %d, person %q: untouched is %v", n, row["person"], same)
		}
		if same {
			empty++
		}
	}
	if empty == 0 {
		t.Error("the clip has no frame without a face")
	}
}
