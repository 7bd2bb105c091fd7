package comparison

import (
	"context"
	"encoding/csv"
	"errors"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"
)

func readRatings(t *testing.T, name string) (table RatingTable) {
	t.Helper()
	f, err := os.Open("../agreement/testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return RatingTable{Raters: rows[0], Cells: rows[1:]}
}

func rate(t *testing.T, table RatingTable, scale Scale) *Result {
	t.Helper()
	r, err := Rate(context.Background(), table, scale, quick())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRate holds the values of sections 1.3 and 1.5 in the table of results.
func TestRate(t *testing.T) {
	for _, c := range []struct {
		file, comparison, measure string
		scale                     Scale
		want                      float64
	}{
		{"irr_diagnoses.csv", All, "fleiss_kappa", NominalScale, 0.430245}, {"irr_diagnoses.csv", All, "krippendorff_alpha", NominalScale, 0.433410},
		{"irr_diagnoses.csv", "rater1 ~ rater2", "kappa", NominalScale, 0.651163},
		{"krippendorff2011_12x4.csv", All, "krippendorff_alpha", OrdinalScale, 0.815388}, {"krippendorff2011_12x4.csv", All, "krippendorff_alpha", IntervalScale, 0.849107},
		{"krippendorff2011_12x4.csv", All, "krippendorff_alpha", RatioScale, 0.797403}, {"krippendorff2011_12x4.csv", All, "ac1", NominalScale, 0.775444},
		{"gwet_5observers.csv", All, "ac2_ordinal", OrdinalScale, 0.785342}, {"gwet_5observers.csv", All, "icc_a_1_reml", IntervalScale, 0.776942},
		{"irr_anxiety.csv", "rater1 ~ rater2", "kappa_linear", OrdinalScale, 0.189189}, {"irr_anxiety.csv", "rater1 ~ rater2", "ccc", IntervalScale, 0.296765},
		{"irr_anxiety.csv", All, "kendall_w", OrdinalScale, 0.539657}, {"irr_anxiety.csv", All, "icc_2_1", IntervalScale, 0.197998},
		{"shrout_fleiss_1979.csv", All, "icc_2_k_f", IntervalScale, 0.620051}, {"shrout_fleiss_1979.csv", "judge3 ~ judge4", "spearman", IntervalScale, 0.897059},
		{"irr_video.csv", All, "share_within_1", OrdinalScale, 0.9}, {"irr_video.csv", "rater1 ~ rater2", "kappa", OrdinalScale, 0},
	} {
		row, ok := rate(t, readRatings(t, c.file), c.scale).Find(c.comparison, "", "", "", c.measure)
		if !ok || math.Abs(row.Value-c.want) > 1e-6 {
			t.Errorf("%s %s: %v, want %v", c.file, c.measure, row.Value, c.want)
		}
	}
	row, _ := rate(t, readRatings(t, "shrout_fleiss_1979.csv"), IntervalScale).Find(All, "", "", "", "icc_2_k_f")
	if math.Abs(row.Lower-0.071137) > 1e-6 || row.Method != "F distribution; takes units as independent" {
		t.Errorf("%+v", row)
	}
}

// TestRateOverTime: ratings over time have the lag at which they fit best, and their intervals for
// independent units are shown as naive.
func TestRateOverTime(t *testing.T) {
	table := RatingTable{Raters: []string{"a", "b"}}
	for i := range 400 {
		x, y := math.Sin(float64(i)/20), math.Sin(float64(i-5)/20)
		table.Times = append(table.Times, float64(i)/5)
		table.Cells = append(table.Cells, []string{strconv.FormatFloat(x, 'g', 6, 64), strconv.FormatFloat(y, 'g', 6, 64)})
	}
	table.Cells[100][0] = ""
	r := rate(t, table, IntervalScale)
	lag, _ := r.Find("a ~ b", "", "", "", "best_lag")
	best, _ := r.Find("a ~ b", "", "", "", "pearson_at_best_lag")
	if math.Abs(lag.Value-1) > 1e-9 || best.Value < 0.999 {
		t.Errorf("lag %v, %v", lag.Value, best.Value)
	}
	naive, _ := r.Find("a ~ b", "", "", "", "pearson_z")
	blocks, _ := r.Find("a ~ b", "", "", "", "pearson")
	if !strings.Contains(naive.Method, "naive") || !(blocks.Upper-blocks.Lower > naive.Upper-naive.Lower) {
		t.Errorf("%+v %+v", naive, blocks)
	}
	if _, ok := r.Find("a ~ b", "", "", "", "kappa"); ok {
		t.Error("measurements have a kappa of labels")
	}
}

// TestRateSaysWhatIsWrong in a table.
func TestRateSaysWhatIsWrong(t *testing.T) {
	for want, table := range map[error]RatingTable{
		ErrRaters: {Raters: []string{"a"}, Cells: [][]string{{"1"}, {"2"}}},
		ErrUnits:  {Raters: []string{"a", "b"}, Cells: [][]string{{"1", "2"}}},
		ErrNumber: {Raters: []string{"a", "b"}, Cells: [][]string{{"1", "2"}, {"3", "high"}}},
	} {
		if _, err := Rate(context.Background(), table, OrdinalScale, quick()); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Rate(ctx, readRatings(t, "irr_anxiety.csv"), OrdinalScale, quick()); err == nil {
		t.Error("a stopped run goes on")
	}
	r := rate(t, RatingTable{Raters: []string{"a", "b"}, Cells: [][]string{{"1", ""}, {"", "2"}, {"3", ""}}}, IntervalScale)
	if row, _ := r.Find("a ~ b", "", "", "", "ccc"); !math.IsNaN(row.Value) {
		t.Errorf("no unit in common: %+v", row)
	}
}
