package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestRecordHasNoDigitsBeyond: a real analysis gives scores of at most four decimals
// and places of at most two, written as plain numbers.
func TestRecordHasNoDigitsBeyond(t *testing.T) {
	needRuntime(t)
	record := filepath.Join(t.TempDir(), "d.jsonl")
	facecue(t, "annotate", short(t), "-o", record).want(t, exitDone, "")
	faces := 0
	for line := range strings.Lines(string(read(t, record))) {
		var row struct {
			Faces []struct {
				Box            [4]json.Number
				Points         [5][2]json.Number
				Score, Quality json.Number
				Scores         map[string]json.Number
			}
		}
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		for _, f := range row.Faces {
			faces++
			atMost(t, 2, f.Box[:]...)
			for _, p := range f.Points {
				atMost(t, 2, p[:]...)
			}
			atMost(t, 4, f.Score, f.Quality)
			for _, v := range f.Scores {
				atMost(t, 4, v)
			}
		}
	}
	if faces == 0 {
		t.Error("no face was found")
	}
}

func atMost(t *testing.T, decimals int, numbers ...json.Number) {
	t.Helper()
	for _, n := range numbers {
		if _, fraction, _ := strings.Cut(string(n), "."); len(fraction) > decimals || strings.ContainsAny(string(n), "eE") || n == "-0" {
			t.Errorf("%s has more than %d decimals", n, decimals)
		}
	}
}
