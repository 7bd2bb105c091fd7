package signal

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSection6: one minute of skin conductance as a table, as BIDS and as Empatica E4 gives the
// same at the frames of a recording, with no value after its end.
func TestSection6(t *testing.T) {
	for _, text := range []string{
		"testdata/eda.csv", "testdata/sub-01_task-therapy_recording-eda_physio.tsv.gz",
		"testdata/e4:offset=-2.5", "testdata/e4/EDA.csv:film_start=2024-05-03T14:02:13.5Z",
	} {
		s, err := ParseSource(text)
		if err != nil {
			t.Fatal(err)
		}
		list, err := s.Read()
		if err != nil || len(list) != 1 {
			t.Fatalf("%s: %v", text, err)
		}
		step := list[0].Step()
		if math.Abs(step-.25) > 1e-6 {
			t.Errorf("%s: a sample every %v s", text, step)
		}
		for film, want := range map[float64]float64{0: 2.002500, .04: 2.002540, 17.48: 2.019980, 20: 2.303750, 22.52: 2.211770, 28: 2.030500, 57.24: 2.059740, 57.28: math.NaN(), -2.6: math.NaN()} {
			got := list[0].At(film, .04, step)
			if math.IsNaN(want) != math.IsNaN(got) || math.Abs(got-want) > 1e-6 {
				t.Errorf("%s: %v at %v s, want %v", text, got, film, want)
			}
		}
		if o := list[0].Overlap(0, 60); math.Abs(o-57.25) > 1e-6 {
			t.Errorf("%s: overlap %v", text, o)
		}
	}
}

// TestFasterThanTheFilm: samples within a frame are averaged, so that a sine of half the
// samples' rate is not aliased.
func TestFasterThanTheFilm(t *testing.T) {
	var s Signal
	for i := range 1000 {
		s.Times, s.Values = append(s.Times, float64(i)/100), append(s.Values, float64(i%2))
	}
	s.Values[3] = math.NaN()
	if got := s.At(1, .04, s.Step()); got != .5 {
		t.Error(got)
	}
	if got := s.At(0, .04, s.Step()); math.Abs(got-1.0/3) > 1e-9 {
		t.Error(got)
	}
	if got := s.At(11, .04, s.Step()); !math.IsNaN(got) {
		t.Error(got)
	}
}

// TestGaps: nothing is interpolated across three missing samples.
func TestGaps(t *testing.T) {
	s := Signal{Times: []float64{0, 1, 2, 5, 6, 7}, Values: []float64{0, 1, 2, 5, 6, 7}}
	for at, want := range map[float64]float64{1.5: 1.5, 3: math.NaN(), 5: 5, 5.5: 5.5} {
		if got := s.At(at, .04, s.Step()); math.IsNaN(want) != math.IsNaN(got) || math.Abs(got-want) > 1e-9 {
			t.Errorf("%v at %v", got, at)
		}
	}
	if (&Signal{}).Step() != 0 || (&Signal{}).Overlap(0, 1) != 0 {
		t.Error("an empty signal")
	}
}

// TestOddFiles: other separators and clocks are read, what is wrong is said.
func TestOddFiles(t *testing.T) {
	dir := t.TempDir()
	for i, c := range []struct{ name, text, options, want string }{
		{"a.csv", "Time;EDA\n0:00:01,5;2,25\n0:00:02,5;n/a\n", "", "[1.5 2.5] [2.25 NaN]"},
		{"b.tsv", "eda\ttimestamp\n2\t2024-05-03 14:02:14\n3\t2024-05-03 14:02:15\n", ":film_start=2024-05-03T14:02:13Z", "[1 2] [2 3]"},
		{"c.csv", "time,eda\n-1,2\n0,3\n", "", "[-1 0] [2 3]"},
		{"d.csv", "time,eda\n1,2\n1,3\n", "", "sample 2: the times do not increase"},
		{"e.csv", "time,eda\n2024-05-03T14:02:14Z,2\n", "", "film_start"},
		{"f.csv", "time,eda\nsoon,2\n", "", "line 2: no time in column time"},
		{"g.csv", "a,b\n1,2\n", "", "is no signal that is read"},
		{"h.csv", "time,eda\n", "", "holds no samples"},
		{"i.csv", "", "", "holds no samples"},
		{"j_physio.tsv", "1\n2\n", "", "j_physio.json"},
		{"k.gz", "this is no gzip file", "", "gzip"},
	} {
		path := filepath.Join(dir, c.name)
		if err := os.WriteFile(path, []byte(c.text), 0o666); err != nil {
			t.Fatal(err)
		}
		s, err := ParseSource(path + c.options)
		if err != nil {
			t.Fatal(err)
		}
		list, err := s.Read()
		got := fmt.Sprint(err)
		if err == nil {
			got = fmt.Sprint(list[0].Times, list[0].Values)
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%d: %s, want %s", i, got, c.want)
		}
	}
	for _, text := range []string{dir, filepath.Join(dir, "none")} {
		if _, err := (Source{Path: text}).Read(); err == nil {
			t.Errorf("%s is read", text)
		}
	}
	for _, text := range []string{"x:offset=soon", "x:offset=NaN", "x:film_start=noon"} {
		if _, err := ParseSource(text); err == nil {
			t.Errorf("%s is a source", text)
		}
	}
	for side, want := range map[string]string{"{": "j_physio.json", "{}": "SamplingFrequency"} {
		os.WriteFile(filepath.Join(dir, "j_physio.json"), []byte(side), 0o666)
		if _, err := (Source{Path: filepath.Join(dir, "j_physio.tsv")}).Read(); err == nil || !strings.Contains(err.Error(), want) {
			t.Error(err)
		}
	}
}
