package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

// TestMomentsOfASession: the list, the table with the parts of the scores, and markers.
func TestMomentsOfASession(t *testing.T) {
	dir := t.TempDir()
	record := referenceRecord(t, dir, "film.jsonl")
	printed := facecue(t, "moments", record, "--name", "1=Anna")
	printed.want(t, exitDone, "")
	if !strings.Contains(printed.out, "P2+Anna") || !strings.Contains(printed.out, "0:52.0") {
		t.Error(printed.out)
	}
	table, events, text := filepath.Join(dir, "m.csv"), filepath.Join(dir, "m.events.csv"), filepath.Join(dir, "m.vtt")
	facecue(t, "moments", record, "--top", "3", "-o", table, "-o", events, "-o", text, "-o", "[f=json]"+filepath.Join(dir, "m.txt")).want(t, exitDone, "")
	rows := tableOf(t, table)
	if len(rows) != 3 || rows[0]["people"] != "P2+P1" || rows[0]["rank"] != "1" || rows[0]["break"] != "1" || !strings.HasPrefix(rows[0]["score"], "0.7497") {
		t.Errorf("%v", rows)
	}
	if rows := tableOf(t, events); len(rows) != 3 || rows[0]["onset"] != "11.000" || rows[0]["offset_frame"] != "140" || rows[2]["kind"] != "fleeting" {
		t.Errorf("%v", rows)
	}
	if got := string(read(t, text)); !strings.Contains(got, "00:00:52.000") {
		t.Error(got)
	}
	torn := filepath.Join(dir, "torn.jsonl")
	if err := os.WriteFile(torn, kit.ReferenceSession()[:400_000], 0o666); err != nil {
		t.Fatal(err)
	}
	facecue(t, "moments", torn, "-o", table, "-y").want(t, exitSome, "cut off")
	if rows := tableOf(t, table); len(rows) == 0 {
		t.Error("no moments of a torn record")
	}
}

// TestContactSheet shows the pictures at the apexes, with the faces hidden if asked for.
func TestContactSheet(t *testing.T) {
	record, dir := demoRecord(t), t.TempDir()
	sheet := func(name string, more ...string) image.Image {
		name = filepath.Join(dir, name)
		args := append([]string{"moments", record, "--recording", demo, "--distance", "1", "--top", "2", "--person", "P1", "-o", name}, more...)
		facecue(t, args...).want(t, exitDone, "")
		p, err := png.Decode(bytes.NewReader(read(t, name)))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	open, hidden := sheet("open.png"), sheet("hidden.png", "--blur")
	if open.Bounds() != hidden.Bounds() || open.Bounds().Dx() != 2*336 {
		t.Fatalf("%v, %v", open.Bounds(), hidden.Bounds())
	}
	// The face stands in the middle of the upper half; the corner at the bottom shows none.
	if equalWithin(open, hidden, image.Rect(140, 60, 200, 110)) || !equalWithin(open, hidden, image.Rect(8, 150, 60, 180)) {
		t.Error("the faces are not hidden, or more than they are")
	}
}

func equalWithin(a, b image.Image, r image.Rectangle) bool {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// TestMomentsRefuse what cannot be written.
func TestMomentsRefuse(t *testing.T) {
	dir := t.TempDir()
	record := referenceRecord(t, dir, "film.jsonl")
	out := filepath.Join(dir, "x")
	for want, args := range map[string][]string{
		"name it with --recording": {"-o", out + ".png"}, "made of frames": {"-o", out + ".ass", "-o", out + ".jsonl"},
		"a part and its weight": {"--weight", "mood=1"}, "two outputs": {"-o", out + ".csv", "-o", out + ".csv"},
		"names no output format": {"-o", out + ".xlsx"}, "length of time": {"--distance", "far"},
	} {
		facecue(t, append([]string{"moments", record}, args...)...).want(t, exitUsage, want)
	}
	facecue(t, "moments", record, "--person", "P7").want(t, exitFailed, "nobody is called P7")
	facecue(t, "moments", record, "--recording", demo, "-o", out+".png").want(t, exitFailed, "is not what the record was made of")
	facecue(t, "moments").want(t, exitUsage, "one record")
}

// TestMomentsMarked: marks of any label, beside what chance would give.
func TestMomentsMarked(t *testing.T) {
	dir := t.TempDir()
	record, marks := referenceRecord(t, dir, "film.jsonl"), filepath.Join(dir, "marks.csv")
	write(t, marks, "onset,offset,label\n52,53,rupture\n100,101,repair\n13,14,insight\n")
	e := facecue(t, "moments", record, "--top", "3", "--within", "1s", "--marked", marks)
	if e.want(t, exitDone, ""); !strings.Contains(e.out, "2 of 3 marks lie within 1s of one of the 3 moments; marks at random times would 0.") {
		t.Error(e.out)
	}
	write(t, marks, "onset,offset,label\n")
	facecue(t, "moments", record, "--marked", marks).want(t, exitFailed, "--marked")
}

// TestMomentClips: a clip for each moment is a copy, from the last key frame before on, so its
// pictures are those of the recording.
func TestMomentClips(t *testing.T) {
	record, dir := demoRecord(t), t.TempDir()
	ranked := filepath.Join(dir, "moments.csv")
	facecue(t, "moments", record, "--recording", demo, "--distance", "1", "--top", "2", "--before", "1", "--after", "1", "-o", ranked, "-o", filepath.Join(dir, "clip{rank}.mp4"), "-o", filepath.Join(dir, "m{rank}.mkv")).want(t, exitDone, "")
	whole := picturesOf(t, demo)
	for i, row := range tableOf(t, ranked) {
		for _, name := range []string{"clip%d.mp4", "m%d.mkv"} {
			pictures := picturesOf(t, filepath.Join(dir, fmt.Sprintf(name, i+1)))
			at := strings.Index(strings.Join(whole, " "), strings.Join(pictures[:20], " "))
			if at < 0 {
				t.Fatalf("%s of rank %d: its pictures are not those of the recording", name, i+1)
			}
			first := float64(at/len(whole[0]+" ")) / 25
			if onset := number(t, row["onset_s"]); first > onset-1+0.05 || first+float64(len(pictures))/25 < number(t, row["offset_s"]) {
				t.Errorf("%s begins at %.2f s with %d pictures, and the moment at %.2f s", name, first, len(pictures), onset)
			}
		}
	}
	clips := func(more ...string) ended { return facecue(t, append([]string{"moments", record}, more...)...) }
	clips("-o", "m{rank}.mp4").want(t, exitUsage, "--recording FILE")
	clips("--recording", demo, "-o", "m.mp4").want(t, exitUsage, "write {rank} in the name")
	clips("--recording", demo, "--blur", "-o", "m{rank}.mp4").want(t, exitUsage, "--blur cannot hide")
	clips("--recording", demo, "-o", "[crf=3]m{rank}.mp4").want(t, exitUsage, "have no options")
	clips("--recording", demo, "--distance", "1", "--top", "2", "-o", filepath.Join(dir, "m{rank}.mkv")).want(t, exitFailed, "m1.mkv")
}

// picturesOf are the checksums of a video's decoded pictures, in the order in which they are shown.
func picturesOf(t *testing.T, path string) (sums []string) {
	t.Helper()
	out, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-map", "0:v:0", "-fps_mode", "passthrough", "-f", "framemd5", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(out), "\n") {
		if fields := strings.Split(line, ","); len(fields) == 6 && line[0] != '#' {
			sums = append(sums, strings.TrimSpace(fields[5]))
		}
	}
	return sums
}
