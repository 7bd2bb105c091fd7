package main

import (
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// smiling is a clip of one person who is neutral for 0.6 s and smiles then.
func smiling(t testing.TB) string {
	t.Helper()
	return ffmpeg(t, filepath.Join(t.TempDir(), "smiling.mkv"), "-ss", "11", "-t", "1.4", "-i", demo,
		"-an", "-vf", "scale=640:360", "-c:v", "libx264", "-preset", "ultrafast")
}

// onsetsOf are the seconds at which a state begins by each kind of output, the last
// being a video with a box drawn in.
func onsetsOf(t *testing.T, stem, video string) map[string]float64 {
	t.Helper()
	began := map[string]float64{"burned": burnedOnset(t, video, stem+".csv")}
	for _, row := range rows(t, stem+".csv", ',') {
		if _, seen := began["csv"]; !seen && row["state"] == "happiness" {
			began["csv"] = number(t, row["time"])
		}
	}
	for _, row := range rows(t, stem+".events.csv", ',') {
		if row["label"] == "happiness" && row["kind"] == "state" {
			began["events"] = number(t, row["onset"])
		}
	}
	for kind, pattern := range map[string]string{
		"vtt":          `(?:(\d\d):)?(\d\d):(\d\d)\.(\d{3}) --> [^\n]*\nP1 happiness`,
		"srt":          `(\d\d):(\d\d):(\d\d),(\d{3}) --> [^\n]*\nP1 happiness`,
		"ass":          `Dialogue: \d,(\d):(\d\d):(\d\d)\.(\d\d),[^,]*,happiness,`,
		"jsonl":        `"time":()()(\d+)\.(\d+)[^\n]*"state":"happiness"`,
		"metadata.txt": `pts_time:()()(\d+)\.(\d+)\n(?:lavfi\.facecue\.(?:status|faces)[^\n]*\n)*lavfi\.facecue\.1\.label=happiness`,
	} {
		found := regexp.MustCompile(pattern).FindSubmatch(read(t, stem+"."+kind))
		if found == nil {
			t.Fatalf("no happiness in .%s", kind)
		}
		for place, unit := range []float64{3600, 60, 1} {
			if n, err := strconv.Atoi(string(found[place+1])); err == nil {
				began[kind] += unit * float64(n)
			}
		}
		began[kind] += number(t, "0."+string(found[4]))
	}
	return began
}

// burnedOnset is the time of the first picture whose box has the colour of happiness
// and not that of a neutral face, on its left edge.
func burnedOnset(t *testing.T, video, table string) float64 {
	t.Helper()
	const w, h = 640, 360
	raw, err := exec.Command("ffmpeg", "-v", "error", "-i", video, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	_, _, happy := face.Happiness.RGB()
	_, _, neutral := face.Neutral.RGB()
	for n, row := range rows(t, table, ',') {
		x, y := int(number(t, row["x"])), int(number(t, row["y"])+number(t, row["h"])/2)
		if blue := raw[3*(n*w*h+y*w+x)+2]; blue < happy/2+neutral/2 {
			return number(t, row["time"])
		}
	}
	t.Fatal("no box of happiness in the video")
	return 0
}

// TestOneOnsetInEveryOutput: all that a run writes has a state begin at one time: where
// it was first shown, and for live pictures, which do not wait, where it was sure.
func TestOneOnsetInEveryOutput(t *testing.T) {
	needRuntime(t)
	clip, dir := smiling(t), t.TempDir()
	annotate, filter := []string{"annotate", clip}, []string{"filter", "-i", clip, "-o", filepath.Join(dir, "live.nut")}
	render := []string{"render", filepath.Join(dir, "run.jsonl")}
	for _, kind := range strings.Fields("csv events.csv vtt srt ass jsonl metadata.txt") {
		annotate = append(annotate, "-o", filepath.Join(dir, "run."+kind))
		filter = append(filter, "--findings", filepath.Join(dir, "live."+kind))
		render = append(render, "-o", filepath.Join(dir, "again."+kind))
	}
	facecue(t, append(annotate, "-o", "[c:v=ffv1]"+filepath.Join(dir, "run.mkv"))...).want(t, exitDone, "")
	facecue(t, append(filter, "detect,track,classify,smooth,draw")...).want(t, exitDone, "")
	facecue(t, render...).want(t, exitDone, "")
	for stem, c := range map[string]struct {
		video    string
		from, to float64
	}{
		"run": {"run.mkv", 0.56, 0.68}, "again": {"run.mkv", 0.56, 0.68}, "live": {"live.nut", 0.76, 1},
	} {
		began := onsetsOf(t, filepath.Join(dir, stem), filepath.Join(dir, c.video))
		for kind, at := range began {
			if at != began["events"] || at < c.from || at > c.to {
				t.Errorf("%s: happiness begins at %.3f in %s, at %.3f in the events; want %.2f to %.2f", stem, at, kind, began["events"], c.from, c.to)
			}
		}
	}
}
