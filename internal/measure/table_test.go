package measure

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/tabular"
	"github.com/facecue/facecue/internal/test/reference"
)

// cells are those of one row by the names of the columns.
func cells(t *testing.T, table Table, row []tabular.Value) map[string]string {
	t.Helper()
	if len(row) != len(table.Columns) {
		t.Fatalf("%d cells in %d columns", len(row), len(table.Columns))
	}
	all := map[string]string{}
	for i, c := range table.Columns {
		if _, twice := all[c.Name]; twice || c.Description == "" {
			t.Errorf("column %s is there twice or not described", c.Name)
		}
		all[c.Name] = row[i].String()
	}
	return all
}

func rowOf(t *testing.T) *Row {
	s := reference.Session(t)
	r := Person(s, s.Person("P1"), []Window{{Name: "all", To: 120}}, 2)[0]
	r.Recording, r.Participant, r.Session, r.Role, r.Extra = "film", "sub-01", "ses-01", "patient", []string{"18"}
	return &r
}

func TestWide(t *testing.T) {
	table := Wide([]string{"age"}, Further{})
	got := cells(t, table, table.Rows(rowOf(t))[0])
	for name, want := range map[string]string{
		"participant_id": "sub-01", "session_id": "ses-01", "recording": "film", "person": "P1", "role": "patient", "participant_age": "18", "window": "all",
		"share_anger": "0.09433962264", "count_fear": "0", "rate_fear": "0", "rate_happiness": "1.132075472", "first_fear_s": "", "first_fear_censored_s": "106",
		"first_surprise_1s_s": "", "first_surprise_s": "70", "censored_happiness": "0", "censored_uncertain": "", "transitions": "9", "rate_all": "6.226415094",
		"absent_s": "8", "not_analysed_s": "2", "flagged": "0", "share_certain_anger": "0.09803921569", "intensity_happiness": "0.8600000143", "neutral_run_max_s": "18",
	} {
		if got[name] != want {
			t.Errorf("%s: %q, want %q", name, got[name], want)
		}
	}
}

// TestLong has a row for each measure with the same values as the wide table.
func TestLong(t *testing.T) {
	r := rowOf(t)
	wide, long := Wide([]string{"age"}, Further{}), Long([]string{"age"}, Further{})
	want := cells(t, wide, wide.Rows(r)[0])
	rows := long.Rows(r)
	if len(rows) != len(all(Further{})) {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		c := cells(t, long, row)
		name := c["measure"]
		if first, ok := strings.CutPrefix(name, "first"); ok {
			name = "first_" + c["label"] + first
		} else if c["label"] != "" {
			name += "_" + c["label"]
		}
		if value, ok := want[name]; !ok || c["value"] != value {
			t.Errorf("%s is %q, wide %q", name, c["value"], want[name])
		}
		if c["measure"] == "rate" && c["label"] == "happiness" && (c["n"] != "2" || c["denominator_s"] != "106" || c["unit"] != "1/min") {
			t.Errorf("%v", c)
		}
	}
}

// TestChanges has a row for every pair of labels.
func TestChanges(t *testing.T) {
	table := Changes(nil, Further{})
	r := rowOf(t)
	r.Extra = nil
	rows := table.Rows(r)
	if c := cells(t, table, rows[0]); len(rows) != 72 || c["from"] != "neutral" || c["to"] != "happiness" || c["count"] != "1" || c["share"] != "0.25" {
		t.Errorf("%d rows, %v", len(rows), c)
	}
}

// TestFlagged: a face that could be judged for less than half of the time is flagged.
func TestFlagged(t *testing.T) {
	for _, c := range []struct{ analysable, analysed, want float64 }{{50, 100, 0}, {49, 100, 1}, {0, 0, 1}} {
		if got := flagged(&Row{Measures: &Measures{Analysable: c.analysable, Analysed: c.analysed}}); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
