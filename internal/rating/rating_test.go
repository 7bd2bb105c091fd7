package rating

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"os"
	"strconv"
	"testing"
)

type values map[string]any

func readValues(t *testing.T, part string) (v values) {
	t.Helper()
	text, err := os.ReadFile("testdata/reference_continuous.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]values
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	if all[part] == nil {
		t.Fatalf("no part %s", part)
	}
	return all[part]
}

func (v values) check(t *testing.T, name string, got float64) {
	t.Helper()
	want, ok := v[name].(float64)
	if !ok || !(math.Abs(got-want) <= 1e-6*math.Max(1, math.Abs(want))) {
		t.Errorf("%s = %.10f, want %v", name, got, v[name])
	}
}

func (v values) checkLimits(t *testing.T, name string, lower, upper float64) {
	t.Helper()
	limits, ok := v[name].([]any)
	if !ok {
		t.Fatalf("no limits %s", name)
	}
	values{name: limits[0]}.check(t, name, lower)
	values{name: limits[1]}.check(t, name, upper)
}

func readRatings(t *testing.T, name string) (r Ratings) {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows[1:] {
		var list []float64
		for _, cell := range row {
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				v = math.NaN()
			}
			list = append(list, v)
		}
		r = append(r, list)
	}
	return r
}

// TestICC holds the values of section 1.5. Trap 2 of section 0: irr puts the coefficient of the mean
// into the degrees of freedom of the limits of ICC(A,k); the limits here are psych's.
func TestICC(t *testing.T) {
	for part, file := range map[string]string{"shrout_fleiss_1979": "shrout_fleiss_1979.csv", "anxiety": "irr_anxiety.csv", "video": "irr_video.csv"} {
		r, v := readRatings(t, file), readValues(t, part)
		c, squares := r.ICC(), values(v["mean_squares"].(map[string]any))
		for name, e := range map[string]Estimate{
			"ICC(1,1)": c.One1, "ICC(2,1)": c.Two1, "ICC(3,1)": c.Three1, "ICC(1,k)": c.OneK, "ICC(2,k)": c.TwoK, "ICC(3,k)": c.ThreeK,
		} {
			values(v[name].(map[string]any)).check(t, "value", e.Value)
			values(v[name].(map[string]any)).check(t, "F", e.F)
			values(v["psych_bounds"].(map[string]any)).checkLimits(t, name, e.Lower, e.Upper)
		}
		for name, e := range map[string]Estimate{"ICC(1,1)": c.One1, "ICC(3,1)": c.Three1, "ICC(1,k)": c.OneK, "ICC(3,k)": c.ThreeK} {
			one := values(v[name].(map[string]any))
			one.check(t, "df1", e.DF1)
			one.check(t, "df2", e.DF2)
			one.check(t, "p", e.P)
		}
		irr := values(v["ICC(2,k)"].(map[string]any))["lower"].(float64)
		if math.Abs(c.TwoK.Lower-irr) < 1e-3 {
			t.Errorf("%s: the lower limit of ICC(2,k) is irr's, %v", part, irr)
		}
		s := r.Squares()
		for name, got := range map[string]float64{"MSR": s.Units, "MSC": s.Raters, "MSE": s.Error, "MSW": s.Within} {
			squares.check(t, name, got)
		}
		v.check(t, "sem_agreement", math.Sqrt(s.Error))
	}
}

// TestComponents holds the values of section 1.5 for missing ratings, where the variance of the
// raters lies on the bound 0; without missing ones they give the ICC of the mean squares.
func TestComponents(t *testing.T) {
	r, v := readRatings(t, "gwet_5observers.csv"), readValues(t, "icc_missing_reml_gwet5")
	c := r.Components()
	for name, got := range map[string]float64{
		"n": float64(c.N), "var_unit": c.Unit, "var_rater": c.Rater, "var_residual": c.Error, "ICC_A1": c.Absolute, "ICC_C1": c.Consistent,
	} {
		v.check(t, name, got)
	}
	for _, file := range []string{"shrout_fleiss_1979.csv", "irr_anxiety.csv", "irr_video.csv"} {
		r := readRatings(t, file)
		c, icc := r.Components(), r.ICC()
		if math.Abs(c.Absolute-icc.Two1.Value) > 1e-6 || math.Abs(c.Consistent-icc.Three1.Value) > 1e-6 {
			t.Errorf("%s: %v and %v, want %v and %v", file, c.Absolute, c.Consistent, icc.Two1.Value, icc.Three1.Value)
		}
	}
}

// TestTwo holds the values of section 1.5 for two raters.
func TestTwo(t *testing.T) {
	sf, anxiety := readRatings(t, "shrout_fleiss_1979.csv"), readRatings(t, "irr_anxiety.csv")
	for part, two := range map[string]Two{
		"pair_sf_judge3_judge4": Compare(sf.Of(2), sf.Of(3)), "pair_anxiety_1_2": Compare(anxiety.Of(0), anxiety.Of(1)),
	} {
		v := readValues(t, part)
		for name, got := range map[string]float64{
			"n": float64(two.N), "ccc": two.Concordance, "ccc_epiR": two.Concordance, "C_b": two.Accuracy, "ccc_unbiased_variances": two.ConcordanceOfSamples,
			"pearson": two.Pearson, "pearson_p": two.PearsonP, "spearman": two.Spearman, "rmse": two.Error, "bias": two.Bias,
		} {
			v.check(t, name, got)
		}
		v.checkLimits(t, "ccc_epiR_ci", two.ConcordanceLower, two.ConcordanceUpper)
		v.checkLimits(t, "pearson_ci", two.PearsonLower, two.PearsonUpper)
		v.checkLimits(t, "loa", two.LimitLower, two.LimitUpper)
	}
}

// TestLevels holds the values of section 1.5 for ratings of few levels.
func TestLevels(t *testing.T) {
	v, video := readValues(t, "video_weighted"), readRatings(t, "irr_video.csv")
	v.check(t, "finn_oneway", video.Finn(6))
	v.check(t, "percent_exact_4", video.Within(0))
	v.check(t, "percent_within_1_4", video.Within(1))
	readValues(t, "anxiety_weighted").check(t, "kendall_W", readRatings(t, "irr_anxiety.csv").Kendall())
}

// TestWhole: raters who agree wholly, two units only, and no difference but in level.
func TestWhole(t *testing.T) {
	for _, r := range []Ratings{{{1, 1}, {2, 2}, {3, 3}}, {{1, 1}, {2, 2}}, {{1, 2}, {2, 3}, {3, 4}}} {
		c, two := r.ICC(), Compare(r.Of(0), r.Of(1))
		if two.Pearson < 1-1e-12 || !math.IsNaN(two.PearsonP) || c.Three1.Lower > c.Three1.Upper {
			t.Errorf("%v: %+v %+v", r, c, two)
		}
	}
}

// TestUndefined: raters who never vary.
func TestUndefined(t *testing.T) {
	flat := Ratings{{3, 3}, {3, 3}, {3, 3}}
	c, two := flat.ICC(), Compare(flat.Of(0), flat.Of(1))
	for i, v := range []float64{c.One1.Value, c.Two1.Value, c.Three1.Value, two.Concordance, two.Pearson, two.Spearman, flat.Kendall()} {
		if !math.IsNaN(v) {
			t.Errorf("value %d is %v, want NaN", i, v)
		}
	}
	if got := (Ratings{{1, 2}, {math.NaN(), 2}, {3, 4}}).Complete(); len(got) != 2 || got[1][0] != 3 {
		t.Errorf("complete units %v", got)
	}
	if Ratings(nil).Raters() != 0 {
		t.Error("raters of nothing")
	}
}

// TestAlpha holds the values of section 1.3 for the interval metric, with and without missing ratings.
func TestAlpha(t *testing.T) {
	for file, want := range map[string]float64{"gwet_5observers.csv": 0.771865, "irr_anxiety.csv": 0.170099, "irr_video.csv": 0.108877, "shrout_fleiss_1979.csv": 0.147308} {
		if got := readRatings(t, file).Alpha(); math.Abs(got-want) > 1e-6 {
			t.Errorf("%s: %v, want %v", file, got, want)
		}
	}
	if got := (Ratings{{2, 2}, {2, 2}}).Alpha(); !math.IsNaN(got) {
		t.Errorf("one value alone: %v", got)
	}
}
