//go:build research

package research

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/facecue/facecue/internal/agreement"
	"github.com/facecue/facecue/internal/rating"
)

// published is the folder of the published tables.
const published = "../../agreement/testdata"

// readNumbers are the rows of a table without its head and without columns that hold no numbers.
func readNumbers(t *testing.T, name string) (rows [][]float64) {
	t.Helper()
	f, err := os.Open(filepath.Join(published, name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		var row []float64
		for _, cell := range cells {
			if v, err := strconv.ParseFloat(cell, 64); err == nil {
				row = append(row, v)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func checkClose(t *testing.T, what string, got, want float64) {
	t.Helper()
	if !(math.Abs(got-want) <= 1e-6) {
		t.Errorf("%s: %.9f, R gives %.9f", what, got, want)
	}
}

// TestKappa compares kappa, plain and with weights, and its standard error with package vcd.
func TestKappa(t *testing.T) {
	var r map[string]map[string]any
	script{"agreement.R", []string{published}}.run(t, &r)
	for _, name := range []string{"irr_vision_table", "gwet_diagnosis_4x4", "gwet_abstractors_3x3"} {
		table := agreement.Table(readNumbers(t, name))
		for measure, w := range map[string]agreement.Weights{
			"kappa": agreement.Identity(len(table)), "linear": agreement.Linear(len(table)), "quadratic": agreement.Quadratic(len(table)),
		} {
			error := "se_" + measure
			if measure == "kappa" {
				error = "se"
			}
			kappa, se := table.Kappa(w)
			checkClose(t, name+" "+measure, kappa, r[name][measure].(float64))
			checkClose(t, name+" "+error, se, r[name][error].(float64))
		}
	}
}

// TestRatings compares intraclass correlations and their limits with package psych, and Lin's
// concordance with package epiR.
func TestRatings(t *testing.T) {
	var r map[string]map[string]any
	script{"agreement.R", []string{published}}.run(t, &r)
	for _, name := range []string{"shrout_fleiss_1979", "irr_anxiety", "irr_video"} {
		ratings := rating.Ratings(readNumbers(t, name))
		c := ratings.ICC()
		for i, e := range []rating.Estimate{c.One1, c.Two1, c.Three1, c.OneK, c.TwoK, c.ThreeK} {
			what := name + " ICC " + strconv.Itoa(i)
			checkClose(t, what, e.Value, r[name]["icc"].([]any)[i].(float64))
			checkClose(t, what+" lower", e.Lower, r[name]["lower"].([]any)[i].(float64))
			checkClose(t, what+" upper", e.Upper, r[name]["upper"].([]any)[i].(float64))
		}
		two := rating.Compare(ratings.Of(1), ratings.Of(2))
		checkClose(t, name+" concordance", two.Concordance, r[name]["ccc"].(float64))
		checkClose(t, name+" concordance, lower", two.ConcordanceLower, r[name]["ccc_lower"].(float64))
		checkClose(t, name+" concordance, upper", two.ConcordanceUpper, r[name]["ccc_upper"].(float64))
	}
}
