package agreement

import (
	"math"
	"testing"
)

// checkPair compares a table with the values of section 1.3, "Nominal codes, per unit".
func checkPair(t *testing.T, r reference, table Table, names []string) {
	t.Helper()
	p := table.Pair()
	kappa, se := table.Kappa(Identity(len(table)))
	for name, got := range map[string]float64{
		"n": p.N, "percent_agreement": p.Agreement, "expected": p.Expected, "kappa": p.Kappa, "se": se,
		"kappa_max": p.KappaMax, "scott_pi": p.Scott, "ac1": p.AC1, "pabak_bp": p.PABAK,
	} {
		r.check(t, name, got)
	}
	r.check(t, "kappa", kappa)
	for i, name := range names {
		l := table.Label(i)
		part := r.in(t, "per_category", name)
		for name, got := range map[string]float64{
			"kappa": l.Kappa, "positive_agreement": l.Positive, "negative_agreement": l.Negative,
			"prevalence_index": l.Prevalence, "bias_index": l.Bias, "pabak": l.PABAK,
			"n1": l.First, "n2": l.Second, "both": l.Both,
		} {
			part.check(t, name, got)
		}
	}
}

// TestPairs holds the values of section 1.3 for two raters, Feinstein and Cicchetti's paradox among
// them: two tables with the same share of agreement and different kappas.
func TestPairs(t *testing.T) {
	r := readReference(t, "nominal")
	u, labels := readUnits(t, "irr_diagnoses.csv")
	checkPair(t, r.in(t, "diagnoses_r1_r2"), u.Table(0, 1), labels)
	checkPair(t, r.in(t, "vision"), readTable(t, "irr_vision_table.csv"), []string{"1st grade", "2nd grade", "3rd grade", "4th Grade"})
	checkPair(t, r.in(t, "gwet_diagnosis_4x4"), readTable(t, "gwet_diagnosis_4x4.csv"), []string{"1", "2", "3", "4"})
	checkPair(t, r.in(t, "gwet_abstractors_3x3"), readTable(t, "gwet_abstractors_3x3.csv"), []string{"1", "2", "3"})
	for name, table := range map[string]Table{
		"paradox_balanced": {{40, 9}, {6, 45}}, "paradox_skewed": {{80, 10}, {5, 5}}, "paradox_rare": {{1, 3}, {2, 994}},
	} {
		checkPair(t, r.in(t, name), table, []string{"yes", "no"})
	}
}

// TestWeighted holds the weighted kappas of section 1.3 and 1.5.
func TestWeighted(t *testing.T) {
	vision, r := readTable(t, "irr_vision_table.csv"), readReference(t, "nominal").in(t, "vision")
	kappa, se := vision.Kappa(Linear(4))
	r.check(t, "kappa_linear", kappa)
	r.check(t, "se_linear", se)
	kappa, se = vision.Kappa(Quadratic(4))
	r.check(t, "kappa_squared", kappa)
	r.check(t, "se_squared", se)
	for name, part := range map[string]string{"irr_video.csv": "video_weighted", "irr_anxiety.csv": "anxiety_weighted"} {
		u, _ := readUnits(t, name)
		table, r := pairUnits(u), readReference(t, "scales").in(t, part)
		for name, w := range map[string]Weights{
			"kappa_unweighted_1_2": Identity(len(table)), "kappa_linear_1_2": Linear(len(table)), "kappa_squared_1_2": Quadratic(len(table)),
		} {
			kappa, _ := table.Kappa(w)
			r.check(t, name, kappa)
		}
	}
}

// pairUnits are the first two raters with the labels that one of them uses, as irr has them.
func pairUnits(u Units) Table {
	table := u.Table(0, 1)
	rows, columns := table.Margins()
	var used []int
	for i := range table {
		if rows[i]+columns[i] > 0 {
			used = append(used, i)
		}
	}
	small := NewTable(len(used))
	for i, a := range used {
		for j, b := range used {
			small[i][j] = table[a][b]
		}
	}
	return small
}

// TestKappaWithoutVariation: trap 5 of section 0: both raters use one label alone. That is no
// perfect agreement and no error: kappa is not defined. A rater who never varies has kappa 0 with
// an error that is not defined.
func TestKappaWithoutVariation(t *testing.T) {
	p := Table{{20, 0}, {0, 0}}.Pair()
	if !math.IsNaN(p.Kappa) || !math.IsNaN(p.KappaMax) || !math.IsNaN(p.Scott) || p.Agreement != 1 {
		t.Errorf("one label alone: %+v", p)
	}
	if one := (Table{{20}}).Pair(); !math.IsNaN(one.Kappa) || !math.IsNaN(one.AC1) || !math.IsNaN(one.PABAK) {
		t.Errorf("a list of one label: %+v", one)
	}
	u, _ := readUnits(t, "irr_video.csv")
	kappa, se := u.Table(0, 1).Kappa(Identity(u.Labels))
	if math.Abs(kappa) > 1e-12 || !math.IsNaN(se) {
		t.Errorf("a rater who never varies: kappa %v, error %v, want 0 and NaN", kappa, se)
	}
	if p := (Table{{0, 0}, {0, 0}}).Pair(); p.N != 0 || !math.IsNaN(p.Agreement) || !math.IsNaN(p.Kappa) {
		t.Errorf("no unit: %+v", p)
	}
	if p := (Table{{5, 0, 3}, {0, 4, 0}, {0, 0, 0}}).Pair(); !(p.Kappa > 0 && p.Kappa < 1) {
		t.Errorf("a label that one rater alone uses: %+v", p)
	}
}

// TestPairProperties: to swap the raters or to rename the labels changes no coefficient; the bias
// changes its sign.
func TestPairProperties(t *testing.T) {
	table := readTable(t, "gwet_diagnosis_4x4.csv")
	swapped, renamed := NewTable(4), NewTable(4)
	order := []int{2, 0, 3, 1}
	for i := range table {
		for j := range table {
			swapped[j][i] = table[i][j]
			renamed[order[i]][order[j]] = table[i][j]
		}
	}
	a, b, c := table.Pair(), swapped.Pair(), renamed.Pair()
	for _, p := range []Pair{b, c} {
		for i, d := range []float64{p.Kappa - a.Kappa, p.KappaMax - a.KappaMax, p.Scott - a.Scott, p.AC1 - a.AC1, p.PABAK - a.PABAK} {
			if math.Abs(d) > 1e-12 {
				t.Errorf("coefficient %d differs by %v", i, d)
			}
		}
	}
	if x, y := table.Label(2).Bias, swapped.Label(2).Bias; x != -y || x == 0 {
		t.Errorf("bias %v and %v", x, y)
	}
}
