package main

import (
	"bytes"
	"encoding/csv"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// stretch is a row of the demo's timeline, or an event that facecue found.
type stretch struct {
	from, to float64
	label    string
	kind     string
}

func rows(t *testing.T, path string, comma rune) []map[string]string {
	t.Helper()
	r := csv.NewReader(bytes.NewReader(read(t, path)))
	r.Comma = comma
	all, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list []map[string]string
	for _, row := range all[1:] {
		m := map[string]string{}
		for i, name := range all[0] {
			m[name] = row[i]
		}
		list = append(list, m)
	}
	return list
}

func number(t testing.TB, text string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func overlap(a, b stretch) float64 { return max(0, min(a.to, b.to)-max(a.from, b.from)) }

// TestDemoShowsWhatItsTimelineSays is the main job: the clip whose making is
// known comes out as it was made.
func TestDemoShowsWhatItsTimelineSays(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	events, faces := filepath.Join(dir, "d.events.csv"), filepath.Join(dir, "d.csv")
	facecue(t, "annotate", demo, "-o", events, "-o", faces).want(t, exitDone, "")
	var found []stretch
	for _, row := range rows(t, events, ',') {
		found = append(found, stretch{number(t, row["onset"]), number(t, row["offset"]), row["label"], row["kind"]})
	}
	for _, row := range rows(t, "../../docs/demo/timeline.tsv", '\t') {
		if row["expression"] != "" {
			checkStretch(t, stretch{from: number(t, row["start"]), to: number(t, row["end"]), label: row["expression"]}, found)
		}
	}
	checkCounts(t, faces)
}

// checkStretch wants an expression as a state, or a short one as fleeting, over
// most of the time it is shown.
func checkStretch(t *testing.T, want stretch, found []stretch) {
	t.Helper()
	best := 0.0
	for _, f := range found {
		short := want.to-want.from <= 0.25
		if f.label == want.label && short == (f.kind == "fleeting") {
			best = max(best, overlap(want, f))
		}
	}
	if share := best / (want.to - want.from); share < 0.5 {
		t.Errorf("%s from %.2f to %.2f s is found over %.0f %% of it", want.label, want.from, want.to, 100*share)
	}
}

// checkCounts compares the number of faces of every frame with the timeline.
func checkCounts(t *testing.T, path string) {
	t.Helper()
	counts := map[string]int{}
	for _, row := range rows(t, path, ',') {
		if counts[row["time"]] += 0; row["person"] != "" {
			counts[row["time"]]++
		}
	}
	timeline := rows(t, "../../docs/demo/timeline.tsv", '\t')
	wrong := 0
	for text, n := range counts {
		at, want := number(t, text), -1
		for _, row := range timeline {
			if at >= number(t, row["start"]) && at < number(t, row["end"]) {
				want, _ = strconv.Atoi(row["faces"])
			}
		}
		if n != want {
			wrong++
		}
	}
	if len(counts) != 310 || wrong > 3 {
		t.Errorf("%d frames of 310, %d with another number of faces than were put there", len(counts), wrong)
	}
}

// textOutputs are called as the recording: the list of events names it.
var textOutputs = []string{"demo.vtt", "demo.srt", "demo.ass", "demo.jsonl", "demo.csv", "demo.events.csv"}

func outputs(dir string) (args []string) {
	for _, name := range textOutputs {
		args = append(args, "-o", filepath.Join(dir, name))
	}
	return args
}

// TestSameBytes holds the outputs of one thread, of three, and of a record
// against each other.
func TestSameBytes(t *testing.T) {
	needRuntime(t)
	one, many, again := t.TempDir(), t.TempDir(), t.TempDir()
	facecue(t, append([]string{"annotate", "--threads", "1", demo}, outputs(one)...)...).want(t, exitDone, "")
	facecue(t, append([]string{"annotate", "--threads", "3", demo}, outputs(many)...)...).want(t, exitDone, "")
	facecue(t, append([]string{"render", filepath.Join(one, "demo.jsonl")}, outputs(again)...)...).want(t, exitDone, "")
	for _, name := range textOutputs {
		want := read(t, filepath.Join(one, name))
		for how, dir := range map[string]string{"three threads": many, "render": again} {
			if !bytes.Equal(read(t, filepath.Join(dir, name)), want) {
				t.Errorf("%s by %s has other bytes", name, how)
			}
		}
	}
}

func TestRenderWithOtherThresholds(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	record, strict := filepath.Join(dir, "d.jsonl"), filepath.Join(dir, "strict.csv")
	facecue(t, "annotate", short(t), "-o", record).want(t, exitDone, "")
	facecue(t, "render", "--filter", "classify=uncertain=1,smooth", record, "-o", strict).want(t, exitDone, "")
	for _, row := range rows(t, strict, ',') {
		if row["label"] != "uncertain" && row["label"] != "" {
			t.Fatalf("label %s with an unreachable threshold", row["label"])
		}
	}
	facecue(t, "render", "--filter", "detect=min=9", record, "-o", strict, "-y").want(t, exitUsage, "labelled anew")
	facecue(t, "render", record, "-o", filepath.Join(dir, "x.mkv")).want(t, exitUsage, "no picture")
	if head, _, _ := strings.Cut(string(read(t, strict)), "\n"); !strings.HasPrefix(head, "frame,pts,time,status,person") {
		t.Errorf("columns: %s", head)
	}
}
