package main

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/jpeg"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var pictured = regexp.MustCompile(`"(picture|face)":"([^"]*)"`)

// thumbnails are the pictures of moments and of people on a page.
func thumbnails(t *testing.T, page string) (moments, faces []image.Image) {
	t.Helper()
	for _, m := range pictured.FindAllStringSubmatch(string(read(t, page)), -1) {
		if m[2] == "" {
			continue
		}
		text, err := base64.StdEncoding.DecodeString(m[2])
		if err != nil {
			t.Fatal(err)
		}
		picture, err := jpeg.Decode(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		if m[1] == "face" {
			faces = append(faces, picture)
		} else {
			moments = append(moments, picture)
		}
	}
	return moments, faces
}

// apart is the mean difference of two pictures in brightness, within a part of their sides.
func apart(a, b image.Image, from, to float64) float64 {
	bounds, sum, n := a.Bounds(), 0.0, 0.0
	for y := int(from * float64(bounds.Dy())); y < int(to*float64(bounds.Dy())); y++ {
		for x := int(from * float64(bounds.Dx())); x < int(to*float64(bounds.Dx())); x++ {
			_, p, _, _ := a.At(x, y).RGBA()
			_, q, _, _ := b.At(x, y).RGBA()
			d := float64(p) - float64(q)
			sum, n = sum+max(d, -d)/257, n+1
		}
	}
	return sum / n
}

// TestThumbnails: a page that is made with the recording has a picture of each moment and a face of each person, hidden unless they
// are to be clear; people who are left out are hidden always; without the recording the page has none, and that is said.
func TestThumbnails(t *testing.T) {
	record, dir := demoRecord(t), t.TempDir()
	blurred, clear, without, none := filepath.Join(dir, "blurred.html"), filepath.Join(dir, "clear.html"), filepath.Join(dir, "without.html"), filepath.Join(dir, "none.html")
	render := func(args ...string) {
		t.Helper()
		facecue(t, append([]string{"render", record, "--recording", demo}, args...)...).want(t, exitDone, "")
	}
	render("-o", blurred, "-o", "[thumbnails=clear]"+clear, "-o", "[thumbnails=none]"+none)
	hidden, hiddenFaces := thumbnails(t, blurred)
	seen, seenFaces := thumbnails(t, clear)
	if len(hidden) < 4 || len(hidden) != len(seen) || len(hiddenFaces) != 2 || len(seenFaces) != 2 || hidden[0].Bounds().Dx() != 160 || hiddenFaces[0].Bounds().Dy() != 72 {
		t.Fatalf("%d and %d pictures, %d and %d faces", len(hidden), len(seen), len(hiddenFaces), len(seenFaces))
	}
	if middle := apart(hiddenFaces[0], seenFaces[0], 0.35, 0.65); middle < 8 {
		t.Errorf("the blurred face differs from the clear one by %.1f", middle)
	}
	if whole := apart(hidden[0], seen[0], 0, 0.1); whole > 2 {
		t.Errorf("the corner of a picture differs by %.1f", whole)
	}
	render("--ignore", "2", "-y", "-o", "[thumbnails=clear]"+clear)
	left, leftFaces := thumbnails(t, clear)
	worst := 0.0
	for _, a := range left {
		least := 255.0
		for _, b := range seen {
			least = min(least, apart(a, b, 0, 1))
		}
		worst = max(worst, least)
	}
	if len(leftFaces) != 1 || worst < 0.5 {
		t.Errorf("a person who is left out is seen: %d faces, the pictures differ by %.2f", len(leftFaces), worst)
	}
	if p, f := thumbnails(t, none); len(p)+len(f) > 0 {
		t.Error("thumbnails=none has pictures")
	}
	alone := filepath.Join(dir, "alone.jsonl")
	write(t, alone, string(read(t, record)))
	if said := facecue(t, "render", alone, "-o", without); said.code != exitDone || !strings.Contains(said.errs, "no thumbnails") {
		t.Errorf("exit %d: %s", said.code, said.errs)
	}
	if p, f := thumbnails(t, without); len(p)+len(f) > 0 {
		t.Error("a page has pictures of a recording that is not there")
	}
	if said := facecue(t, "render", alone, "-y", "-o", "[thumbnails=none]"+without); strings.Contains(said.errs, "thumbnails") {
		t.Errorf("%s", said.errs)
	}
}
