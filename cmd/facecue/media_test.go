package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestProjectsNameTheRecording as it is seen from their folder, unless the user wants
// none; a copy of both folders opens elsewhere.
func TestProjectsNameTheRecording(t *testing.T) {
	needRuntime(t)
	root := t.TempDir()
	films, cuts := filepath.Join(root, "my films"), filepath.Join(root, "cuts")
	makeFolder(t, films)
	makeFolder(t, cuts)
	clip := ffmpeg(t, filepath.Join(films, "clip.mkv"), "-i", demo, "-t", "1", "-c", "copy")
	args := []string{"annotate", clip, "-o", filepath.Join(films, "record.jsonl")}
	wants := map[string]string{".mlt": "../my films/clip.mkv<", ".eaf": `"../my films/clip.mkv"`, ".fcpxml": `"../my%20films/clip.mkv"`, ".otio": `"../my%20films/clip.mkv"`, ".xml": ">../my%20films/clip.mkv<"}
	for ext := range wants {
		args = append(args, "-o", filepath.Join(cuts, "far"+ext), "-o", filepath.Join(films, "near"+ext), "-o", "[media=]"+filepath.Join(films, "none"+ext), "-o", "[media=other.mov]"+filepath.Join(films, "other"+ext))
	}
	facecue(t, args...).want(t, exitDone, "")
	for ext, want := range wants {
		for path, want := range map[string]string{
			filepath.Join(cuts, "far"+ext): want, filepath.Join(films, "near"+ext): "clip.mkv", filepath.Join(films, "other"+ext): "other.mov",
		} {
			if text := string(read(t, path)); !strings.Contains(text, want) {
				t.Errorf("%s does not hold %s:\n%.1500s", path, want, text)
			}
		}
		if text := string(read(t, filepath.Join(films, "none"+ext))); strings.Contains(text, "clip") && strings.Contains(text, ".mkv") {
			t.Errorf("none%s names the recording:\n%.1500s", ext, text)
		}
	}
}

// TestRenderedProjectsNameTheRecording that the user names, and no other.
func TestRenderedProjectsNameTheRecording(t *testing.T) {
	needRuntime(t)
	clip := short(t)
	dir := filepath.Dir(clip)
	record := filepath.Join(dir, "record.jsonl")
	facecue(t, "annotate", clip, "-o", record).want(t, exitDone, "")
	with, without := filepath.Join(dir, "with.mlt"), filepath.Join(dir, "without.mlt")
	facecue(t, "render", "--recording", clip, record, "-o", with).want(t, exitDone, "")
	facecue(t, "render", record, "-o", without).want(t, exitDone, "")
	if text := string(read(t, with)); !strings.Contains(text, ">short.mkv<") {
		t.Errorf("the recording is not named:\n%s", text)
	}
	if text := string(read(t, without)); strings.Contains(text, "mkv") || strings.Contains(text, "jsonl") {
		t.Errorf("a file is named:\n%s", text)
	}
	facecue(t, "render", "--recording", filepath.Join(dir, "gone.mkv"), record, "-y", "-o", with).want(t, exitFailed, "gone.mkv")
	facecue(t, "render", "--recording", ffmpeg(t, filepath.Join(dir, "small.mkv"), "-i", demo, "-t", "1", "-vf", "scale=64:36"), record, "-y", "-o", with).want(t, exitFailed, "is not what the record was made of")
}

// TestPipesAreNotNamed: what comes by a pipe cannot be opened again.
func TestPipesAreNotNamed(t *testing.T) {
	needRuntime(t)
	in, err := os.Open(short(t))
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	out := facecueWith(t.Context(), in, "annotate", "-", "-o", "[f=shotcut]-")
	out.want(t, exitDone, "")
	if !strings.Contains(out.out, `<property name="mlt_service">color`) || strings.Contains(out.out, "avformat") {
		t.Errorf("a recording is named:\n%s", out.out)
	}
}

// TestLongVaryingRateIsSaid once for all outputs of a recording, and every marker is on the
// frame of its moment.
func TestLongVaryingRateIsSaid(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	clip := ffmpeg(t, filepath.Join(dir, "phone.mp4"), "-i", demo, "-t", "6", "-an", "-vf", `fps=30,select='mod(n\,37)-20'`, "-fps_mode", "passthrough", "-c:v", "libx264", "-preset", "ultrafast")
	path := func(ext string) string { return filepath.Join(dir, "out"+ext) }
	out := facecue(t, "annotate", clip, "-o", path(".events.csv"), "-o", path(".guides.json"), "-o", path(".edl"), "-o", path(".itt"), "-o", path(".fcpxml"))
	out.want(t, exitDone, "phone.mp4: the recording's frame rate varies")
	if lines := strings.Count(out.errs, "\n"); lines != 1 || !strings.Contains(out.errs, "timelines for editors have 30;") {
		t.Errorf("said:\n%s", out.errs)
	}
	for ext, want := range map[string]string{".fcpxml": `frameDuration="1/30s"`, ".itt": `ttp:frameRate="30" ttp:frameRateMultiplier="1 1"`} {
		if !strings.Contains(string(read(t, path(ext))), want) {
			t.Errorf("%s has no %s", ext, want)
		}
	}
	var guides []struct{ Pos int64 }
	if err := json.Unmarshal(read(t, path(".guides.json")), &guides); err != nil {
		t.Fatal(err)
	}
	var onsets []int64
	for _, row := range rows(t, path(".events.csv"), ',') {
		onset, err := strconv.ParseFloat(row["onset"], 64)
		if err != nil {
			t.Fatal(err)
		}
		if label := row["label"]; row["kind"] != "speech" && label != "neutral" && label != "uncertain" {
			onsets = append(onsets, int64(onset*30+0.05))
		}
	}
	if len(onsets) < 2 || len(guides) != len(onsets) {
		t.Fatalf("%d guides for %d events", len(guides), len(onsets))
	}
	slices.Sort(onsets) // the table has the states before the fleeting candidates
	for i, want := range onsets {
		if guides[i].Pos != want {
			t.Errorf("guide %d is on frame %d, want %d", i, guides[i].Pos, want)
		}
	}
}
