package main

import (
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"path/filepath"
	"strings"
	"testing"
)

// TestPeopleSheet: three faces of each person, from the recording beside the record, as a picture
// and as a page; --blur hides all faces, --ignore those of one person.
func TestPeopleSheet(t *testing.T) {
	record, dir := demoRecord(t), t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "people", record, "-o", path("none.png")).want(t, exitUsage, "name it with --recording FILE")
	write(t, path("demo.jsonl"), string(read(t, record)))
	write(t, path("demo.mp4"), string(read(t, demo)))
	record = path("demo.jsonl")
	sheet := func(name string, more ...string) *image.RGBA {
		facecue(t, append([]string{"people", record, "-o", path(name)}, more...)...).want(t, exitDone, "")
		p, err := png.Decode(bytes.NewReader(read(t, path(name))))
		if err != nil {
			t.Fatal(err)
		}
		own := image.NewRGBA(p.Bounds())
		draw.Draw(own, own.Bounds(), p, image.Point{}, draw.Src)
		return own
	}
	open := sheet("open.png", "-o", path("open.html"), "-o", path("people.csv"), "--name", "2=Ünal")
	if open.Bounds().Dx() != 3*216 {
		t.Fatal(open.Bounds())
	}
	hidden, ignored := sheet("hidden.png", "--blur", "--name", "2=Ünal"), sheet("ignored.png", "--ignore", "Ünal", "--name", "2=Ünal", "--recording", demo)
	row := open.Bounds().Dy() / 2
	for i := range 3 {
		x := 216*i + 8
		middle, corner := image.Rect(x+80, 88, x+120, 128), image.Rect(x, 8, x+20, 20)
		if equalWithin(open, hidden, middle) || !equalWithin(open, ignored, middle) || !equalWithin(open, hidden, corner) {
			t.Errorf("face %d of person 1 is not hidden as it should be", i+1)
		}
		second := middle.Add(image.Pt(0, row))
		if equalWithin(open, hidden, second) || equalWithin(open, ignored, second) || !equalWithin(ignored, hidden, second) {
			t.Errorf("face %d of person 2 is not hidden as it should be", i+1)
		}
	}
	if text := string(read(t, path("open.html"))); strings.Count(text, `src="data:image/jpeg;base64,`) != 6 || !strings.Contains(text, "<td>Ünal") || !strings.Contains(text, "in demo</title>") {
		t.Errorf("%.1500s", text)
	}
	if got := rows(t, path("people.csv"), ','); len(got) != 2 || got[1]["name"] != "Ünal" {
		t.Errorf("%v", got)
	}
}

// TestPeopleSheetRefuses what cannot be shown, and leaves nothing.
func TestPeopleSheetRefuses(t *testing.T) {
	record, dir := demoRecord(t), t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	facecue(t, "people", record, "-o", path("p.xlsx")).want(t, exitUsage, "a sheet of faces, .png or .html")
	facecue(t, "people", record, "-o", path("p.csv"), "-o", path("p.png"), "--recording", short(t)).want(t, exitFailed, "is not what the record was made of")
	facecue(t, "people", record, "-o", path("p.png"), "--name", "1=王", "--recording", demo).want(t, exitUsage, ".html shows every letter")
	if got := left(t, dir); len(got) > 0 {
		t.Errorf("files %q", got)
	}
}
