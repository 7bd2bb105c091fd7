// Package reference holds what tests of measures are held to: a made-up session, made-up
// series of pairs, and the values that other programs computed of them. Only tests import it.
package reference

import (
	"embed"
	"encoding/csv"
	"encoding/json"
	"math"
	"strconv"
	"testing"
)

//go:embed testdata
var data embed.FS

func open(t testing.TB, name string) []byte {
	t.Helper()
	text, err := data.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Rows are those of a table, without its first line.
func Rows(t testing.TB, name string) [][]string {
	t.Helper()
	f, err := data.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// Value is a number of a file of values by its path: keys of objects, indices of lists. A
// missing value is NaN.
func Value(t testing.TB, name string, path ...any) float64 {
	t.Helper()
	var at any
	if err := json.Unmarshal(open(t, name), &at); err != nil {
		t.Fatal(err)
	}
	for _, key := range path {
		switch key := key.(type) {
		case string:
			next, ok := at.(map[string]any)[key]
			if !ok {
				t.Fatalf("%s: no %v", name, path)
			}
			at = next
		case int:
			at = at.([]any)[key]
		}
	}
	if at == nil {
		return math.NaN()
	}
	return at.(float64)
}

// Near fails the test where a value is not within 1e-6 of what it must be, relative to it
// where it is greater than one. What must be missing is NaN.
func Near(t testing.TB, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) && math.IsNaN(want) {
		return
	}
	if !(math.Abs(got-want) <= 1e-6*max(1, math.Abs(want))) {
		t.Errorf("%s: %.9g, want %.9g", what, got, want)
	}
}

func number(t testing.TB, text string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}
