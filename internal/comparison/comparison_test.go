package comparison

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

func seconds(s float64) time.Duration { return time.Duration(math.Round(s*1e6)) * time.Microsecond }

// rater is a source that judged P1 from 0 to a time.
func rater(name string, until float64, spans ...Span) Source {
	return Source{Rater: name, Tracks: []Track{{Person: "P1", Spans: spans, Judged: []Range{{0, seconds(until)}}}}}
}

func span(from, to float64, label string) Span {
	return Span{Range: Range{seconds(from), seconds(to)}, Label: label}
}

// fixture are the two raters of section 1.4, who coded the first minute.
func fixture(t *testing.T) (a, b Source) {
	t.Helper()
	read := func(name string) (spans []Span) {
		f, err := os.Open("../matching/testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		in := csv.NewReader(f)
		in.Comma = '\t'
		rows, err := in.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			from, _ := strconv.ParseFloat(row[0], 64)
			to, _ := strconv.ParseFloat(row[1], 64)
			spans = append(spans, span(from, to, row[2]))
		}
		return spans
	}
	return rater("a", 60, read("events_rater1.tsv")...), rater("b", 60, read("events_rater2.tsv")...)
}

func compare(t *testing.T, o Options, sources ...Source) *Result {
	t.Helper()
	r, err := Compare(context.Background(), []Session{{Sources: sources}}, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func quick() Options {
	o := Default()
	o.Draws.Draws = 50
	return o
}

// value is that of a measure of a and b.
func value(t *testing.T, r *Result, label, measure string) float64 {
	t.Helper()
	row, ok := r.Find(r.Raters[0]+" ~ "+r.Raters[1], "", "P1", label, measure)
	if !ok {
		t.Fatalf("no measure %s of %q", measure, label)
	}
	return row.Value
}

// TestTime holds the values of section 1.4, "Time": in exact seconds, in units of 40 ms and of 1 s.
// Trap 4 of section 0: kappa with a tolerance is much higher, and stands beside kappa.
func TestTime(t *testing.T) {
	a, b := fixture(t)
	text, err := os.ReadFile("../matching/testdata/reference_events.json")
	if err != nil {
		t.Fatal(err)
	}
	var ref map[string]map[string]any
	if err := json.Unmarshal(text, &ref); err != nil {
		t.Fatal(err)
	}
	check := func(part, name string, got float64) {
		t.Helper()
		if want := ref[part][name].(float64); !(math.Abs(got-want) <= 1e-6) {
			t.Errorf("%s %s = %.8f, want %.8f", part, name, got, want)
		}
	}
	o := quick()
	r := compare(t, o, a, b)
	check("time_exact", "kappa", value(t, r, "", "kappa_exact"))
	check("time_exact", "agreement", value(t, r, "", "percent_agreement_exact"))
	check("time_sampled_0.04", "kappa", value(t, r, "", "kappa"))
	check("time_sampled_0.04", "agreement", value(t, r, "", "percent_agreement"))
	if row, _ := r.Find("a ~ b", "", "P1", "", "kappa"); row.Units != 1500 || row.Seconds != 60 {
		t.Errorf("%+v", row)
	}
	checkTable(t, r, ref["time_exact"]["matrix_seconds"].([]any))
	o.Step, o.Tolerance = time.Second, 2*time.Second
	r = compare(t, o, a, b)
	check("time_sampled_1", "kappa", value(t, r, "", "kappa"))
	check("time_unit_1s_tolerance_2", "from_1", value(t, r, "", "kappa_tolerance_first"))
	check("time_unit_1s_tolerance_2", "from_2", value(t, r, "", "kappa_tolerance_second"))
	check("time_unit_1s_tolerance_0", "from_1", value(t, r, "", "kappa"))
	check("easydiag_0.60", "kappa_ipf", value(t, r, "", "unit_kappa"))
	check("easydiag_0.60", "kappa_excl", value(t, r, "", "unit_linked_kappa"))
	check("iou_0.5", "f1", value(t, r, "", "event_f1"))
	check("iou_0.5", "onset_shift_mean", value(t, r, "", "event_onset_shift"))
	check("iou_0.5_any_label", "f1", value(t, r, "", "event_any_label_f1"))
}

// checkTable compares the matrix in seconds, whose labels are in order of their names.
func checkTable(t *testing.T, r *Result, want []any) {
	t.Helper()
	names := slices.Sorted(slices.Values(r.Labels))
	i := slices.IndexFunc(r.Tables, func(c Confusion) bool { return c.Unit == InSeconds })
	for y, row := range want {
		for x, cell := range row.([]any) {
			got := r.Tables[i].Cells[slices.Index(r.Labels, names[y])][slices.Index(r.Labels, names[x])]
			if math.Abs(got-cell.(float64)) > 1e-6 {
				t.Errorf("%s and %s: %v s, want %v", names[y], names[x], got, cell)
			}
		}
	}
}

// TestUnjudgedIsMissing: time outside what all judged does not count, and is no "none".
func TestUnjudgedIsMissing(t *testing.T) {
	a := rater("a", 10, span(0, 5, "happiness"))
	b := rater("b", 4, span(0, 4, "happiness"))
	b.Tracks[0].Judged = []Range{{0, seconds(4)}, {seconds(8), seconds(20)}}
	r := compare(t, quick(), a, b)
	row, _ := r.Find("a ~ b", "", "P1", "", "percent_agreement")
	if row.Seconds != 6 || row.Value != 1 {
		t.Errorf("%+v", row)
	}
	_, err := Compare(context.Background(), []Session{{Sources: []Source{a, {Rater: "b", Tracks: []Track{{Person: "P1", Judged: []Range{{seconds(50), seconds(60)}}}}}}}}, quick())
	if !errors.Is(err, ErrCommon) || !strings.Contains(err.Error(), "no time of P1 was judged by all raters") {
		t.Errorf("%v", err)
	}
	if _, err := Compare(context.Background(), []Session{{Sources: []Source{a}}}, quick()); !errors.Is(err, ErrAlone) {
		t.Errorf("one rater: %v", err)
	}
	if _, err := Compare(context.Background(), nil, quick()); !errors.Is(err, ErrAlone) {
		t.Errorf("no rater: %v", err)
	}
}

// TestBlankAndUncertain: what is not annotated may be none, neutral or missing, and uncertain time a
// label of its own or missing.
func TestBlankAndUncertain(t *testing.T) {
	a := rater("a", 10, span(0, 2, "happiness"), span(4, 6, Uncertain))
	b := rater("b", 10, span(0, 2, "happiness"), span(2, 10, Neutral))
	for _, c := range []struct {
		blank     string
		uncertain bool
		seconds   float64
		agreement float64
	}{{None, true, 10, 0.2}, {Neutral, true, 10, 0.8}, {Neutral, false, 8, 1}, {"", true, 4, 0.5}, {"", false, 2, 1}} {
		o := quick()
		o.Blank, o.Uncertain = c.blank, c.uncertain
		row, _ := compare(t, o, a, b).Find("a ~ b", "", "P1", "", "percent_agreement")
		if row.Seconds != c.seconds || math.Abs(row.Value-c.agreement) > 1e-9 {
			t.Errorf("%+v: %v of %v s", c, row.Value, row.Seconds)
		}
	}
}

// TestFrames: units are the frames of the record, weighted by how long they last.
func TestFrames(t *testing.T) {
	record := rater("record", 4, span(0, 3, Neutral), span(3, 4, "anger"))
	record.Machine, record.Frames = true, []Range{{0, seconds(1)}, {seconds(1), seconds(3)}, {seconds(3), seconds(4)}}
	r := compare(t, quick(), record, rater("anna", 4, span(0, 4, Neutral)))
	row, ok := r.Find("anna ~ record", "", "P1", "", "percent_agreement")
	if !ok || row.Value != 0.75 || row.Units != 3 {
		t.Errorf("%v %+v", r.Raters, row)
	}
}

// TestProperties: to swap the raters, to cut a span in two or to shift all times changes no measure
// of exact time, and to halve the step changes little of the others.
func TestProperties(t *testing.T) {
	a, b := fixture(t)
	want := compare(t, quick(), a, b)
	cut := rater("a", 60, append([]Span{span(1, 2, "happiness"), span(2, 3, "happiness")}, a.Tracks[0].Spans[1:]...)...)
	if err := cut.Tracks[0].Order(); err != nil {
		t.Fatal(err)
	}
	shifted, other := fixture(t)
	shifted.Shift(time.Minute)
	other.Shift(time.Minute)
	for name, r := range map[string]*Result{"swapped": compare(t, quick(), b, a), "cut": compare(t, quick(), cut, b), "shifted": compare(t, quick(), shifted, other)} {
		for _, measure := range []string{"kappa_exact", "kappa", "unit_kappa", "event_f1"} {
			if x, y := value(t, want, "", measure), value(t, r, "", measure); math.Abs(x-y) > 1e-9 {
				t.Errorf("%s: %s is %v, want %v", name, measure, y, x)
			}
		}
	}
	o := quick()
	o.Step = 20 * time.Millisecond
	if x, y := value(t, want, "", "kappa_exact"), value(t, compare(t, o, a, b), "", "kappa"); math.Abs(x-y) > 0.002 {
		t.Errorf("kappa in steps of 20 ms is %v, exact %v", y, x)
	}
}

// TestLag: the second rater is 0.4 s late.
func TestLag(t *testing.T) {
	a, _ := fixture(t)
	late, _ := fixture(t)
	late.Rater = "late"
	late.Shift(400 * time.Millisecond)
	r := compare(t, quick(), a, late)
	if lag, kappa := value(t, r, "", "best_lag"), value(t, r, "", "kappa_at_best_lag"); math.Abs(lag-0.4) > 1e-9 || kappa < 0.999 {
		t.Errorf("lag %v with kappa %v", lag, kappa)
	}
}

// TestOrder refuses two labels at once and names both, and joins what touches.
func TestOrder(t *testing.T) {
	track := Track{Spans: []Span{{Range{5, 9}, "anger", 7}, {Range{0, 6}, "fear", 3}}}
	if err := track.Order(); err == nil || err.Error() != "two labels at once: fear 0.000-0.000 s (line 3) and anger 0.000-0.000 s (line 7)" {
		t.Errorf("%v", err)
	}
	track = Track{Spans: []Span{{Range{5, 9}, "fear", 7}, {Range{0, 6}, "fear", 3}, {Range{9, 10}, "anger", 8}}}
	if err := track.Order(); err != nil || len(track.Spans) != 2 || track.Spans[0].To != 9 {
		t.Errorf("%v %v", err, track.Spans)
	}
}

// TestDifferences are stretches with labels that stay the same.
func TestDifferences(t *testing.T) {
	a, b := rater("a", 10, span(1, 4, "anger")), rater("b", 10, span(2, 4, "anger"), span(6, 7, "fear"))
	d := compare(t, quick(), a, b).Timelines[0].Differences
	if len(d) != 2 || d[0].From != seconds(1) || d[0].To != seconds(2) || d[1].Labels[0] != None || d[1].Labels[1] != "fear" {
		t.Errorf("%v", d)
	}
}
