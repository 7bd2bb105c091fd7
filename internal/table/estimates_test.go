package table

import (
	encsv "encoding/csv"
	"strconv"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// sheetOf reads a table back: the number of a column by its name, and the rows.
func sheetOf(t *testing.T, options string, s face.Stream, made face.Provenance, results []face.Result) (map[string]int, [][]string) {
	t.Helper()
	rows, err := encsv.NewReader(strings.NewReader(string(kit.WrittenAs(t, "csv", options, s, made, results)))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range rows[0] {
		at[name] = i
	}
	return at, rows[1:]
}

// TestEstimatesAreColumns after those of every table; a face that was not classified and a
// frame without a face have empty cells.
func TestEstimatesAreColumns(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	at, rows := sheetOf(t, "", s, made, results)
	if at["AU12"] != len(at)-1 || at["valence"] != len(at)-3 {
		t.Errorf("columns %v", at)
	}
	filled := 0
	for _, row := range rows {
		frame, _ := strconv.Atoi(row[0])
		want := ""
		for _, f := range results[frame].Faces {
			if strconv.Itoa(f.ID) == row[at["person"]] && f.Estimates != nil {
				want = strconv.FormatFloat(float64(f.Estimates[1]), 'g', -1, 32)
				filled++
			}
		}
		if row[at["arousal"]] != want {
			t.Fatalf("frame %d: arousal %q, want %q", frame, row[at["arousal"]], want)
		}
	}
	if filled < 200 || filled == len(rows) {
		t.Errorf("%d of %d rows have an arousal", filled, len(rows))
	}
}

// TestActionUnitsOfOtherTools: a unit fills the column of the tool that has its range.
func TestActionUnitsOfOtherTools(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	for _, c := range []struct {
		name, style, column string
		scale               [2]float32
		filled              bool
	}{
		{"AU12", "openface", "AU12_r", [2]float32{0, 5}, true}, {"AU12", "openface", "AU12_r", [2]float32{0, 1}, false},
		{"AU12", "pyfeat", "AU12", [2]float32{0, 1}, true}, {"AU12", "pyfeat", "AU12", [2]float32{0, 5}, false},
		{"AU4", "pyfeat", "AU04", [2]float32{0, 1}, true}, {"AU12", "pyfeat", "AU04", [2]float32{0, 1}, false},
	} {
		made.Estimates[2].Name, made.Estimates[2].Range = c.name, c.scale
		at, rows := sheetOf(t, "style="+c.style, s, made, results)
		if got := rows[0][at[c.column]] != ""; got != c.filled {
			t.Errorf("%+v: the cell is %q", c, rows[0][at[c.column]])
		}
	}
}

// TestNamesOfColumns: no estimate may be called as a column that the table has already.
func TestNamesOfColumns(t *testing.T) {
	for _, c := range csvColumns() {
		e := face.Estimate{Name: c.Name, Kind: face.Dimension, Range: [2]float32{0, 1}}
		if err := face.CheckEstimates([]face.Estimate{e}); err == nil {
			t.Errorf("an estimate may be called %s", c.Name)
		}
	}
}
