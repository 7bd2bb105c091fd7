package matching

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"
)

var labels = []string{"happiness", "sadness", "surprise"}

// readEvents reads a table of onset, offset and label.
func readEvents(t *testing.T, name string) (events []Event) {
	t.Helper()
	f, err := os.Open("testdata/" + name)
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
		on, _ := strconv.ParseFloat(row[0], 64)
		off, _ := strconv.ParseFloat(row[1], 64)
		events = append(events, Event{seconds(on), seconds(off), slices.Index(labels, row[2])})
	}
	return events
}

func seconds(s float64) time.Duration { return time.Duration(math.Round(s * 1e9)) }

type values map[string]any

func readValues(t *testing.T) (v values) {
	t.Helper()
	text, err := os.ReadFile("testdata/reference_events.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func (v values) in(t *testing.T, name string) values {
	t.Helper()
	part, ok := v[name].(map[string]any)
	if !ok {
		t.Fatalf("no part %s", name)
	}
	return part
}

func (v values) check(t *testing.T, name string, got float64) {
	t.Helper()
	want, ok := v[name].(float64)
	if !ok || !(math.Abs(got-want) <= 1e-6) {
		t.Errorf("%s = %.10f, want %v", name, got, v[name])
	}
}

func (v values) checkSpotting(t *testing.T, s Spotting) {
	t.Helper()
	for name, got := range map[string]float64{
		"tp": float64(s.Found), "fp": float64(s.Invented), "fn": float64(s.Missed), "precision": s.Precision(), "recall": s.Recall(), "f1": s.F1(),
		"mean_iou": s.IoU, "onset_shift_mean": s.OnsetShift, "offset_shift_mean": s.OffsetShift, "onset_abs_median": s.OnsetError,
	} {
		if _, there := v[name]; there {
			v.check(t, name, got)
		}
	}
}

// TestSpotting holds the values of section 1.4, "Spotting" and "Tolerance".
func TestSpotting(t *testing.T) {
	a, b, v := readEvents(t, "events_rater1.tsv"), readEvents(t, "events_rater2.tsv"), readValues(t)
	for name, m := range map[string]Match{
		"iou_0.3": {IoU: 0.3}, "iou_0.5": {IoU: 0.5}, "iou_0.75": {IoU: 0.75}, "iou_0.5_any_label": {IoU: 0.5, AnyLabel: true},
		"tolerance_0.2": tolerance(0.2), "tolerance_0.5": tolerance(0.5), "tolerance_1": tolerance(1),
		"onset_only_0.5": {Onset: seconds(0.5), Offset: AnyOffset},
	} {
		t.Run(name, func(t *testing.T) { v.in(t, name).checkSpotting(t, m.Spot(a, b)) })
	}
	for i, label := range labels {
		v.in(t, "iou_0.5_per_label").in(t, label).checkSpotting(t, Match{IoU: 0.5}.Spot(only(a, i), only(b, i)))
	}
	for name, counts := range map[string][3]int{
		"CASME2_macro": {109, 1523, 300}, "CASME2_micro": {21, 5035, 57}, "SAMMLV_macro": {22, 356, 343}, "SAMMLV_micro": {29, 1436, 159},
		"CASME2_all": {130, 6558, 357}, "SAMMLV_all": {51, 1792, 502},
	} {
		s := Spotting{Found: counts[0], Invented: counts[1] - counts[0], Missed: counts[2] - counts[0]}
		v.in(t, "megc2020").in(t, name).checkSpotting(t, s)
	}
}

func tolerance(d float64) Match { return Match{Onset: seconds(d), Offset: seconds(d)} }

func only(list []Event, label int) []Event {
	return slices.DeleteFunc(slices.Clone(list), func(e Event) bool { return e.Label != label })
}

// TestUnits holds the values of section 1.4, "Holle & Rein 2014".
func TestUnits(t *testing.T) {
	a, b := readEvents(t, "events_rater1.tsv"), readEvents(t, "events_rater2.tsv")
	for name, overlap := range map[string]float64{"easydiag_0.60": Overlap, "easydiag_0.45": 0.45} {
		u, v := Compare(a, b, len(labels), overlap), readValues(t).in(t, name)
		for i, row := range v["matrix"].([]any) {
			for j, cell := range row.([]any) {
				if u.Table[i][j] != cell.(float64) {
					t.Errorf("%s: cell %d %d is %v, want %v", name, i, j, u.Table[i][j], cell)
				}
			}
		}
		for name, got := range map[string]float64{
			"linked": u.Linked, "raw_incl": u.Raw, "expected_incl": u.Expected, "kappa_ipf": u.Kappa, "kappa_ipf_20_iterations": u.Kappa,
			"kappa_max_incl": u.KappaMax, "raw_excl": u.RawPairs, "kappa_excl": u.OfPairs,
		} {
			v.check(t, name, got)
		}
		for i, label := range labels {
			l, v := u.Label(i), v.in(t, "per_label").in(t, label)
			v.check(t, "kappa", l.Kappa)
			v.check(t, "raw", (l.PABAK+1)/2)
			v.check(t, "positive", l.Positive)
		}
	}
}

// TestUnitsProperties: the same events agree wholly, to swap the raters or to shift the time changes
// nothing, and an agreement under chance stays negative.
func TestUnitsProperties(t *testing.T) {
	a, b := readEvents(t, "events_rater1.tsv"), readEvents(t, "events_rater2.tsv")
	if u := Compare(a, a, 3, Overlap); math.Abs(u.Kappa-1) > 1e-12 || u.Linked != 1 || u.OfPairs != 1 {
		t.Errorf("the same events: %+v", u)
	}
	shifted := func(list []Event) (out []Event) {
		for _, e := range list {
			out = append(out, Event{e.Onset + time.Hour, e.Offset + time.Hour, e.Label})
		}
		return out
	}
	u := Compare(a, b, 3, Overlap)
	for name, other := range map[string]Units{"swapped": Compare(b, a, 3, Overlap), "shifted": Compare(shifted(a), shifted(b), 3, Overlap)} {
		if math.Abs(u.Kappa-other.Kappa) > 1e-9 || u.Linked != other.Linked {
			t.Errorf("%s: %v, want %v", name, other.Kappa, u.Kappa)
		}
	}
	x, y := []Event{{0, 1, 0}, {2, 3, 1}}, []Event{{0, 1, 1}, {2, 3, 0}}
	if u := Compare(x, y, 2, Overlap); !(u.Kappa < 0) {
		t.Errorf("only disagreements: kappa %v", u.Kappa)
	}
}

// TestNothingToMatch: no events of one or of both.
func TestNothingToMatch(t *testing.T) {
	a := readEvents(t, "events_rater1.tsv")
	if s := (Match{IoU: 0.5}).Spot(a, nil); s.Missed != len(a) || s.Recall() != 0 || !math.IsNaN(s.Precision()) || s.F1() != 0 || !math.IsNaN(s.IoU) || !math.IsNaN(s.OnsetError) {
		t.Errorf("nothing given: %+v", s)
	}
	if s := (Match{IoU: 0.5}).Spot(nil, nil); !math.IsNaN(s.F1()) {
		t.Errorf("no event at all: %+v", s)
	}
	if u := Compare(nil, nil, 3, Overlap); !math.IsNaN(u.Kappa) || !math.IsNaN(u.OfPairs) {
		t.Errorf("no event at all: %+v", u)
	}
	if u := Compare(a, nil, 3, Overlap); u.Linked != 0 || !math.IsNaN(u.OfPairs) {
		t.Errorf("events of one: %+v", u)
	}
}

// TestBestPairsFirst: a short event within a long one must not take the place of the event that
// fits, whatever the order of the list; equal pairs go to the earlier one.
func TestBestPairsFirst(t *testing.T) {
	long, fits := Event{0, 100, 0}, Event{10, 100, 0}
	for _, given := range [][]Event{{{0, 60, 0}, fits}, {fits, {0, 60, 0}}} {
		if s := (Match{IoU: 0.5}).Spot([]Event{long}, given); s.IoU != 0.9 {
			t.Errorf("%v: IoU %v, want 0.9", given, s.IoU)
		}
	}
	if s := (Match{IoU: 0.5}).Spot([]Event{long}, []Event{{0, 50, 0}, {50, 100, 0}}); s.OnsetShift != 0 || s.Found != 1 {
		t.Errorf("%+v", s)
	}
}
