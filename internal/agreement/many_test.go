package agreement

import (
	"math"
	"testing"
)

// TestMany holds the values of section 1.3 for more than two raters.
func TestMany(t *testing.T) {
	u, labels := readUnits(t, "irr_diagnoses.csv")
	m, r := u.Many(Identity(u.Labels)), readReference(t, "nominal").in(t, "diagnoses")
	for name, got := range map[string]float64{
		"subjects": m.N, "raters": float64(u.Raters()), "percent_agreement": m.Agreement, "fleiss_kappa": m.Fleiss, "conger_exact_kappa": m.Conger,
		"light_kappa": u.Light(), "gwet_ac1": m.AC1, "brennan_prediger": m.BrennanPrediger,
	} {
		r.check(t, name, got)
	}
	for i, name := range labels {
		r.in(t, "fleiss_per_category").check(t, name, u.FleissOf(i))
	}
	for name, got := range map[string]float64{"ac1": m.AC1, "conger": m.Conger, "bp": m.BrennanPrediger, "fleiss": m.Fleiss} {
		r.checkIrrCAC(t, name, got)
	}
}

// TestManyMissing holds the values of section 1.3 with missing labels, and those with weights.
func TestManyMissing(t *testing.T) {
	u, labels := readUnits(t, "krippendorff2011_12x4.csv")
	m, r := u.Many(Identity(u.Labels)), readReference(t, "nominal").in(t, "krippendorff_2011")
	for name, got := range map[string]float64{"ac1": m.AC1, "fleiss": m.Fleiss, "conger": m.Conger, "bp": m.BrennanPrediger, "pa": m.Agreement} {
		r.checkIrrCAC(t, name, got)
	}
	for name, metric := range map[string]Metric{"nominal": Nominal, "ordinal": Ordinal, "interval": Interval, "ratio": Ratio} {
		r.check(t, name, u.Alpha(metric, numbers(t, labels)))
	}
	r.check(t, "pairable_values", u.coincidences().N())
	u, labels = readUnits(t, "gwet_5observers.csv")
	r = readReference(t, "nominal").in(t, "gwet_5observers")
	r.checkIrrCAC(t, "ac1", u.Many(Identity(u.Labels)).AC1)
	r.checkIrrCAC(t, "fleiss", u.Many(Identity(u.Labels)).Fleiss)
	r.checkIrrCAC(t, "ac2_ordinal", u.Many(OrdinalWeights(u.Labels)).AC1)
	r.checkIrrCAC(t, "ac2_quadratic", u.Many(Quadratic(u.Labels)).AC1)
	r = readReference(t, "scales").in(t, "gwet_5observers")
	for name, metric := range map[string]Metric{"nominal": Nominal, "ordinal": Ordinal, "interval": Interval} {
		r.check(t, name, u.Alpha(metric, numbers(t, labels)))
	}
}

// TestAlphaOfCompleteData: trap 1 of section 0: irr 0.84.1 divides by 1 instead of m-1 where no label
// is missing and there are more than two raters. The reference values are those of the definition.
func TestAlphaOfCompleteData(t *testing.T) {
	r := readReference(t, "scales").in(t, "krippendorff_complete_data")
	u, _ := readUnits(t, "irr_diagnoses.csv")
	r.check(t, "diagnoses_nominal", u.Alpha(Nominal, nil))
	if wrong := r["diagnoses_nominal_irr_0.84.1_wrong"].(float64); math.Abs(u.Alpha(Nominal, nil)-wrong) < 1e-3 {
		t.Errorf("alpha is what irr 0.84.1 gives: %v", wrong)
	}
	two := Units{Labels: u.Labels, Weights: u.Weights}
	for _, p := range u.Patterns {
		two.Patterns = append(two.Patterns, p[:2])
	}
	r.check(t, "two_raters_diagnoses_r1_r2", two.Alpha(Nominal, nil))
	for part, file := range map[string]string{"anxiety": "irr_anxiety.csv", "video": "irr_video.csv", "shrout_fleiss": "shrout_fleiss_1979.csv"} {
		u, values := readScale(t, file)
		for name, metric := range map[string]Metric{"nominal": Nominal, "ordinal": Ordinal, "interval": Interval} {
			r.in(t, part).check(t, name, u.Alpha(metric, values))
		}
	}
}

// readScale reads labels that are numbers of one digit or 10, in their order.
func readScale(t *testing.T, name string) (Units, []float64) {
	t.Helper()
	u, labels := readUnits(t, name)
	if len(labels) > 1 && labels[1] == "10" { // sorts behind 1 as text
		last := len(labels) - 1
		for _, p := range u.Patterns {
			for i := range p {
				switch {
				case p[i] == 1:
					p[i] = last
				case p[i] > 1:
					p[i]--
				}
			}
		}
		labels = append(append(labels[:1:1], labels[2:]...), "10")
	}
	return u, numbers(t, labels)
}

// TestManyUndefined: one label alone, no unit, one rater, raters who share no unit.
func TestManyUndefined(t *testing.T) {
	for name, u := range map[string]Units{
		"one label":       {Labels: 2, Patterns: [][]int{{0, 0, 0}}, Weights: []float64{9}},
		"no unit":         {Labels: 2},
		"one rater":       {Labels: 2, Patterns: [][]int{{0}, {1}}, Weights: []float64{3, 2}},
		"no unit in both": {Labels: 2, Patterns: [][]int{{0, Missing}, {Missing, 1}}, Weights: []float64{3, 2}},
		"all missing":     {Labels: 2, Patterns: [][]int{{Missing, Missing}}, Weights: []float64{3}},
	} {
		m := u.Many(Identity(u.Labels))
		if !math.IsNaN(m.Fleiss) || !math.IsNaN(m.Conger) || !math.IsNaN(u.Alpha(Nominal, nil)) || !math.IsNaN(u.FleissOf(0)) {
			t.Errorf("%s: Fleiss %v, Conger %v, alpha %v, Fleiss of a label %v, want NaN", name, m.Fleiss, m.Conger, u.Alpha(Nominal, nil), u.FleissOf(0))
		}
	}
}

// TestPatternsAndUnits: to gather equal units as one pattern changes nothing.
func TestPatternsAndUnits(t *testing.T) {
	single := Units{Labels: 2, Patterns: [][]int{{0, 1, 1}, {0, 0, 0}, {0, 0, 0}, {1, 1, Missing}}, Weights: []float64{1, 1, 1, 1}}
	gathered := Units{Labels: 2, Patterns: [][]int{{0, 1, 1}, {0, 0, 0}, {1, 1, Missing}, {1, 0, 1}}}.With([]float64{1, 2, 1, 0})
	if a, b := single.Many(Identity(2)), gathered.Many(Identity(2)); math.Abs(a.Fleiss-b.Fleiss) > 1e-12 || math.Abs(a.Conger-b.Conger) > 1e-12 {
		t.Errorf("%+v and %+v", a, b)
	}
	if a, b := single.Alpha(Nominal, nil), gathered.Alpha(Nominal, nil); math.Abs(a-b) > 1e-12 {
		t.Errorf("%v and %v", a, b)
	}
	ratio := Units{Labels: 2, Patterns: [][]int{{0, 1}, {1, 1}}, Weights: []float64{1, 1}}
	if a := ratio.Alpha(Ratio, []float64{0, 0}); !math.IsNaN(a) {
		t.Errorf("a ratio of zeros: %v", a)
	}
}
