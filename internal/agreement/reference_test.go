package agreement

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// reference is a tree of values of testdata/reference_NAME.json.
type reference map[string]any

func readReference(t *testing.T, name string) (r reference) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "reference_"+name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// in is the part of a tree by that name.
func (r reference) in(t *testing.T, names ...string) reference {
	t.Helper()
	for _, name := range names {
		part, ok := r[name].(map[string]any)
		if !ok {
			t.Fatalf("no part %q", name)
		}
		r = part
	}
	return r
}

// check compares a number with the value of that name, to 1e-6.
func (r reference) check(t *testing.T, name string, got float64) {
	t.Helper()
	want, ok := r[name].(float64)
	if !ok {
		t.Fatalf("no value %q", name)
	}
	if !(math.Abs(got-want) <= 1e-6) {
		t.Errorf("%s = %.10f, want %.10f", name, got, want)
	}
}

// checkIrrCAC compares a coefficient with what irrCAC gives, by its agreement and its chance, which
// it does not round.
func (r reference) checkIrrCAC(t *testing.T, name string, got float64) {
	t.Helper()
	row := reference(r["irrCAC"].(map[string]any)[name].([]any)[0].(map[string]any))
	pa, pe := row["pa"].(float64), row["pe"].(float64)
	reference{name: (pa - pe) / (1 - pe)}.check(t, name, got)
}

// readRows are the rows of a table of testdata without its head.
func readRows(t *testing.T, name string) [][]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}

// readUnits reads a table with a row for each unit and a column for each rater; an empty cell is
// missing. The labels are numbered in order of their text.
func readUnits(t *testing.T, name string) (u Units, labels []string) {
	t.Helper()
	rows := readRows(t, name)
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" && !slices.Contains(labels, cell) {
				labels = append(labels, cell)
			}
		}
	}
	slices.Sort(labels)
	u.Labels = len(labels)
	for _, row := range rows {
		var pattern []int
		for _, cell := range row {
			pattern = append(pattern, slices.Index(labels, cell))
		}
		u.Patterns, u.Weights = append(u.Patterns, pattern), append(u.Weights, 1)
	}
	return u, labels
}

// readTable reads a table of counts, with a name before each row.
func readTable(t *testing.T, name string) (table Table) {
	t.Helper()
	for _, row := range readRows(t, name) {
		var cells []float64
		for _, cell := range row[1:] {
			n, err := strconv.ParseFloat(strings.TrimSpace(cell), 64)
			if err != nil {
				t.Fatal(err)
			}
			cells = append(cells, n)
		}
		table = append(table, cells)
	}
	return table
}

// numbers are labels as numbers.
func numbers(t *testing.T, labels []string) (values []float64) {
	t.Helper()
	for _, l := range labels {
		v, err := strconv.ParseFloat(l, 64)
		if err != nil {
			t.Fatal(err)
		}
		values = append(values, v)
	}
	return values
}
