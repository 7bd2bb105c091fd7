//go:build research

package research

import (
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/test/reference"
)

const (
	study   = "../../../contrib/study/"
	facecue = "../../../bin/facecue"
)

// TestStudy makes the records of the made-up cohort, measures them with facecue summarize, and
// holds the study's analyses of the table, in R and in Python, to the effects that are known.
func TestStudy(t *testing.T) {
	dir := t.TempDir()
	table := filepath.Join(dir, "cohort.csv")
	output(t, "python3", study+"make_cohort.py", filepath.Join(dir, "cohort"))
	output(t, facecue, "summarize", "--cohort", filepath.Join(dir, "cohort"), "--name", "1=patient", "--name", "2=therapist", "--role", "patient=patient", "--deciles=false", "-o", table)
	for program, command := range map[string][]string{
		"R": {"Rscript", "--vanilla", study + "analysis.R", table}, "Python": {"/usr/bin/python3", study + "analysis.py", table},
	} {
		t.Run(program, func(t *testing.T) {
			var results map[string]any
			if err := json.Unmarshal(output(t, command[0], command[1:]...), &results); err != nil {
				t.Fatal(err)
			}
			holdStudy(t, results)
		})
	}
}

// TestRatersOfTheStudy makes three raters whose agreement is known, and holds facecue agree to it.
// Their limits, which are early or late, cost some hundredths.
func TestRatersOfTheStudy(t *testing.T) {
	dir := t.TempDir()
	output(t, "python3", study+"make_cohort.py", filepath.Join(dir, "cohort"))
	said := output(t, "python3", study+"make_raters.py", filepath.Join(dir, "cohort"), filepath.Join(dir, "raters"))
	var expected float64
	if _, err := fmt.Sscanf(string(said), "two raters have a kappa of %f on average", &expected); err != nil {
		t.Fatalf("%v in %q", err, said)
	}
	agree := func(least string) error {
		return exec.Command(facecue, "agree", "--manifest", filepath.Join(dir, "raters", "raters.csv"), "--step", "200ms", "--blank", "missing", "--require", least).Run()
	}
	if err := agree(fmt.Sprintf("fleiss_kappa=%.3f", expected-0.04)); err != nil {
		t.Errorf("kappa is not within 0.04 of %v: %v", expected, err)
	}
	if err := agree(fmt.Sprintf("fleiss_kappa=%.3f", expected+0.01)); err == nil {
		t.Errorf("kappa is over %v", expected)
	}
}

func output(t *testing.T, program string, arguments ...string) []byte {
	t.Helper()
	out, err := exec.Command(program, arguments...).Output()
	if err != nil {
		if failed, ok := err.(*exec.ExitError); ok {
			err = fmt.Errorf("%w: %s", err, failed.Stderr)
		}
		t.Fatalf("%s: %v", program, err)
	}
	return out
}

// holdStudy compares all numbers: closed forms to 1e-5, iterated fits to a thousandth.
func holdStudy(t *testing.T, results map[string]any) {
	closed := map[string][]string{
		"r_improvement":                 {"r", "lower", "upper", "t", "df", "p"},
		"d_median_split_patients":       {"d", "d_lower", "d_upper", "t", "p"},
		"d_median_split_sessions_naive": {"d", "d_lower", "d_upper", "t"},
		"dropout_neutral_patients":      {"d", "d_lower", "d_upper", "t"},
		"dropout_opening_patients":      {"d", "d_lower", "d_upper", "t"},
	}
	iterated := map[string][]string{
		"mixed_good":            {"b", "se", "t", "var_patient", "var_residual", "icc"},
		"mixed_dropout_neutral": {"b", "se", "t"},
		"logistic_early":        {"b", "se", "z", "odds_ratio_per_sd"},
	}
	for _, name := range []string{"sessions", "patients"} {
		if got, want := results[name].(float64), reference.Value(t, cohort, name); got != want {
			t.Errorf("%v %s, want %v", got, name, want)
		}
	}
	for section, names := range closed {
		for _, name := range names {
			near(t, section+" "+name, valueOf(t, results, section, name), reference.Value(t, cohort, section, name), 1e-5)
		}
	}
	for section, names := range iterated {
		for _, name := range names {
			want := reference.Value(t, cohort, section, name)
			near(t, section+" "+name, valueOf(t, results, section, name), want, 1e-3*math.Abs(want))
		}
	}
	const byOpening = "mixed_dropout_by_opening_logit"
	for _, term := range []string{"dropout", "opening", "dropout:opening"} {
		for own, theirs := range map[string]string{"b": "Estimate", "se": "Std. Error"} {
			want := reference.Value(t, cohort, byOpening, term, theirs)
			near(t, term+" "+own, valueOf(t, results, byOpening, term, own), want, 1e-3*math.Abs(want))
		}
	}
}

// cohort are the values of R 4.2.2 with lme4 1.1-31 and effectsize 0.8.3.
const cohort = "cohort.json"

func valueOf(t *testing.T, results map[string]any, path ...string) float64 {
	t.Helper()
	var at any = results
	for _, key := range path {
		next, ok := at.(map[string]any)
		if !ok {
			t.Fatalf("no %v", path)
		}
		at = next[key]
	}
	v, ok := at.(float64)
	if !ok {
		t.Fatalf("%v is %v", path, at)
	}
	return v
}

func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-want) <= tolerance) {
		t.Errorf("%s: %.8g, want %.8g", what, got, want)
	}
}
