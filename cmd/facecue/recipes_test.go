package main

import (
	"context"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// asProgram tells the test binary that it is to be facecue itself.
const asProgram = "FACECUE_TEST_AS_PROGRAM"

// recipes are the shell blocks of docs/RECIPES.md by heading.
func recipes(t *testing.T) map[string]string {
	all := map[string]string{}
	heading, inside := "", false
	for _, line := range strings.SplitAfter(string(read(t, "../../docs/RECIPES.md")), "\n") {
		switch {
		case strings.HasPrefix(line, "## "):
			heading = strings.TrimSpace(line[3:])
		case line == "```sh\n":
			inside = true
		case line == "```\n":
			inside = false
		case inside:
			all[heading] += line
		}
	}
	return all
}

// TestLongRecipes runs every recipe as it stands and looks at what it made.
func TestLongRecipes(t *testing.T) {
	needRuntime(t)
	checks := map[string]func(*testing.T, string){
		"All smiles, one after the other":        smilesCut,
		"Blur everyone but one person":           oneLeft,
		"The ten strongest moments on one sheet": sheetFilled,
		"Chapters in a Matroska file":            chaptersThere,
		"A picture that keeps to one face":       portrait,
		"A webcam, live":                         webcam,
		"The same, for a call":                   hiddenCall,
	}
	all := recipes(t)
	for name, block := range all {
		t.Run(name, func(t *testing.T) {
			check := checks[name]
			if check == nil {
				t.Fatal("nobody looks at what this recipe makes")
			}
			check(t, cook(t, block))
		})
	}
	if len(all) != len(checks) {
		t.Errorf("%d recipes for %d checks", len(all), len(checks))
	}
}

// camera and player stand in the page for what no test machine has.
var standIns = strings.NewReplacer(
	"-f v4l2 -framerate 30 -video_size 1280x720 -i /dev/video0", "-re -t 2 -i session.mp4 -an",
	"ffplay -fflags nobuffer -", "ffmpeg -i - -f framemd5 shown.md5")

// cook runs a block in a folder that holds the demo clip, with facecue on the path.
func cook(t *testing.T, block string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "session.mp4"), read(t, demo), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(context.Background(), "bash", "-eu", "-c", standIns.Replace(block))
	cmd.Dir = dir
	cmd.Env = programPath(t)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return dir
}

// programPath is an environment in which facecue is the program under test.
func programPath(t *testing.T) []string {
	t.Helper()
	bin := t.TempDir()
	program := "#!/bin/sh\n" + asProgram + "=1 exec '" + os.Args[0] + "' \"$@\"\n"
	if err := os.WriteFile(filepath.Join(bin, "facecue"), []byte(program), 0o755); err != nil {
		t.Fatal(err)
	}
	return append(os.Environ(), "PATH="+bin+":"+os.Getenv("PATH"))
}

// length is that of a file in seconds, as ffprobe says.
func length(t *testing.T, path string) float64 {
	t.Helper()
	text, _ := probe(t, path).Format["duration"].(string)
	return number(t, text)
}

// smilesCut: the clip's making shows 3.8 s of happiness, a flash of it fleeting.
func smilesCut(t *testing.T, dir string) {
	path := filepath.Join(dir, "smiles.mp4")
	if s := length(t, path); s < 3 || s > 5 {
		t.Errorf("%.2f s of smiles", s)
	}
	table := filepath.Join(dir, "again.csv")
	facecue(t, "annotate", path, "-o", table).want(t, exitDone, "")
	smiling, others := 0, 0
	for _, row := range rows(t, table, ',') {
		if row["label"] == "happiness" {
			smiling++
		} else {
			others++
		}
	}
	if smiling < 2*others {
		t.Errorf("%d faces smile, %d do not", smiling, others)
	}
	if len(probe(t, path).Streams) != 2 {
		t.Error("no sound")
	}
}

// oneLeft: the first person is as before, and the others are gone.
func oneLeft(t *testing.T, dir string) {
	before, after := faceCounts(t, filepath.Join(dir, "session.mp4")), faceCounts(t, filepath.Join(dir, "blurred.mp4"))
	if before[1] < 150 || after[1] < before[1]-10 {
		t.Errorf("person 1 is seen in %d frames, before in %d", after[1], before[1])
	}
	if before[2] < 50 || after[2] > before[2]/5 {
		t.Errorf("person 2 is seen in %d frames, before in %d", after[2], before[2])
	}
}

// faceCounts is in how many frames each person is found.
func faceCounts(t *testing.T, path string) map[int]int {
	table := filepath.Join(t.TempDir(), "faces.csv")
	facecue(t, "annotate", path, "-o", table).want(t, exitDone, "")
	counts := map[int]int{}
	for _, row := range rows(t, table, ',') {
		if row["person"] != "" {
			counts[int(number(t, row["person"]))]++
		}
	}
	return counts
}

func sheetFilled(t *testing.T, dir string) {
	f, err := os.Open(filepath.Join(dir, "sheet.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 5*320 || b.Dy() != 2*180 {
		t.Errorf("a sheet of %v", b)
	}
	if r, g, b, _ := img.At(160, 20).RGBA(); r+g+b < 3*0x1000 {
		t.Error("the first moment is black")
	}
}

func chaptersThere(t *testing.T, dir string) {
	chapters := probe(t, filepath.Join(dir, "chapters.mkv")).Chapters
	if len(chapters) < 4 {
		t.Errorf("%d chapters", len(chapters))
	}
}

func portrait(t *testing.T, dir string) {
	if got := shape(t, filepath.Join(dir, "portrait.mp4")); !strings.HasPrefix(got, "405,720") && !strings.HasPrefix(got, "404,720") {
		t.Errorf("pictures of %s", got)
	}
}

func webcam(t *testing.T, dir string) {
	if n := strings.Count(string(read(t, filepath.Join(dir, "shown.md5"))), "\n0, "); n != 50 {
		t.Errorf("%d pictures of two seconds were shown", n)
	}
}

func hiddenCall(t *testing.T, dir string) {
	path := filepath.Join(dir, "hidden.ts")
	if s := length(t, path); s < 2.8 || s > 3.2 {
		t.Errorf("%.2f s", s)
	}
	if n := faceCounts(t, path)[1]; n > 10 {
		t.Errorf("a face is found in %d frames", n)
	}
}
