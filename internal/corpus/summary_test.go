package corpus

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

func history(t *testing.T) *Manifest {
	t.Helper()
	manifest := filepath.Join(t.TempDir(), "m.jsonl")
	add(t, manifest,
		Line{Input: "b.mp4", State: Failed, Number: 2, Error: "cut, \"off\"", Outputs: []Output{{"b.vtt", 0}}},
		Line{Input: "a.mp4", State: Done, Number: 2, Outputs: []Output{{"a.vtt", 3}, {"a.csv", 4}}, Result: &Result{Frames: 100, WithFace: 25, Seconds: 4, People: 2, Elapsed: 2, Warnings: []string{"one", "two"}}},
		Line{Input: "c.mp4", State: Running, Number: 1, By: "n:1"}, Line{Input: "d.mp4", State: Waiting})
	return manifestAt(t, manifest)
}

func TestSummary(t *testing.T) {
	list := history(t).Summaries()
	var table, object strings.Builder
	if err := WriteTable(&table, list); err != nil {
		t.Fatal(err)
	}
	want := SummaryHeader + `
a.mp4,done,100,4.000,2,0.2500,one; two,,a.vtt; a.csv,2.00
b.mp4,failed,0,0.000,0,0.0000,,"cut, ""off""",,0.00
c.mp4,running,0,0.000,0,0.0000,,,,0.00
d.mp4,waiting,0,0.000,0,0.0000,,,,0.00
`
	if table.String() != want {
		t.Errorf("%s\nwant\n%s", table.String(), want)
	}
	if err := WriteJSON(&object, list); err != nil {
		t.Fatal(err)
	}
	var got struct{ Recordings []Summary }
	if err := json.Unmarshal([]byte(object.String()), &got); err != nil || len(got.Recordings) != 4 || got.Recordings[0].FaceShare != 0.25 || !strings.HasPrefix(object.String(), SummaryBegin) {
		t.Errorf("%s (%v)", object.String(), err)
	}
	for room := range 3 {
		if WriteTable(&full{room: 0}, list) == nil || WriteJSON(&full{room}, list) == nil {
			t.Error("an error of the writer is lost")
		}
	}
}

// full is a writer that fails after so many writes.
type full struct{ room int }

func (f *full) Write(b []byte) (int, error) {
	if f.room--; f.room < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}

func TestCount(t *testing.T) {
	c := history(t).Count()
	if got, want := c.String(), "4 recordings: 1 done, 1 failed, 1 running, 1 waiting; 0.00 hours of media, 100 frames"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if len(c.Running) != 1 || c.Running[0].Input != "c.mp4" {
		t.Errorf("%+v", c.Running)
	}
}
