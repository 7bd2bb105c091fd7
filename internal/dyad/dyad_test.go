package dyad

import (
	"fmt"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/test/reference"
)

const values = "dyad.json"

// rMEA are the settings of the reference values: windows of 60 s every 30 s, lags up to 5 s.
var rMEA = Lags{Window: 600, Step: 300, Most: 50}

func sum(values []float64) (s float64) {
	for _, v := range values {
		s += v
	}
	return s
}

// TestSection3Generator: the made-up series are those of the reference.
func TestSection3Generator(t *testing.T) {
	for i, u := range reference.Draws(1000, 5) {
		reference.Near(t, "draw", u, reference.Value(t, values, "generator_check", "lcg_seed_1000_first5", i))
	}
	p := reference.MakePair(1000)
	reference.Near(t, "sum of a", sum(p.A), reference.Value(t, values, "generator_check", "a_sum_session1"))
	reference.Near(t, "sum of b", sum(p.B), reference.Value(t, values, "generator_check", "b_sum_session1"))
}

// TestSection3WindowedCorrelation holds the windows and lags of the first pair to rMEA.
func TestSection3WindowedCorrelation(t *testing.T) {
	p := reference.MakePair(1000)
	w := Correlate(p.A, p.B, rMEA)
	for section, absolute := range map[string]bool{"rMEA_abs_session1": true, "rMEA_signed_session1": false} {
		at := func(path ...any) float64 { return reference.Value(t, values, append([]any{section}, path...)...) }
		reference.Near(t, "windows", float64(len(w.Z)), at("windows"))
		reference.Near(t, "lags", float64(len(w.Z[0])), at("lags"))
		reference.Near(t, section+" grand", w.Grand(absolute), at("grandAver"))
		reference.Near(t, section+" s1 leads", w.Mean(1, 50, absolute), at("s1_lead"))
		reference.Near(t, section+" s2 leads", w.Mean(-50, -1, absolute), at("s2_lead"))
		reference.Near(t, section+" lag 0", w.Mean(0, 0, absolute), at("lag_zero"))
		reference.Near(t, section+" s1 leads, with 0", w.Mean(0, 50, absolute), at("s1_lead_0"))
		reference.Near(t, section+" s2 leads, with 0", w.Mean(-50, 0, absolute), at("s2_lead_0"))
		for i := range w.Z {
			lag, mean, _ := w.Best(i, absolute)
			reference.Near(t, fmt.Sprint(section, " best lag of window ", i), float64(lag)/10, at("bestLag_per_window", i))
			reference.Near(t, fmt.Sprint(section, " mean of window ", i), mean, at("all_lags_per_window", i))
		}
	}
	for k, z := range w.ByLag() {
		name := fmt.Sprint(float64(k-50) / 10)
		reference.Near(t, "lag "+name, z, reference.Value(t, values, "rMEA_signed_session1", "mean_by_lag", name))
	}
}

// summary is what the reference says of a pair of series.
func summary(a, b []float64) map[string]float64 {
	w := Correlate(a, b, rMEA)
	z, lag := w.Peak()
	return map[string]float64{"abs": w.Grand(true), "signed": w.Grand(false), "peak": z, "peak_lag": float64(lag) / 10, "lead": w.Mean(1, 50, false) - w.Mean(-50, -1, false)}
}

// TestSection3OtherSessions holds the six pairs, and the thirty of different sessions, to R.
func TestSection3OtherSessions(t *testing.T) {
	var pairs []reference.Pair
	for i := range 6 {
		pairs = append(pairs, reference.MakePair(uint64(1000*(i+1))))
	}
	real, pseudo, ofFirst := map[string][]float64{}, map[string][]float64{}, Surrogates{}
	for i := range pairs {
		for j := range pairs {
			for name, v := range summary(pairs[i].A, pairs[j].B) {
				if i != j {
					pseudo[name] = append(pseudo[name], v)
					continue
				}
				real[name] = append(real[name], v)
				reference.Near(t, fmt.Sprint("session ", i+1, " ", name), v, reference.Value(t, values, "real", i, name))
			}
			if i == 0 && j != 0 {
				ofFirst = append(ofFirst, pseudo["signed"][len(pseudo["signed"])-1])
			}
		}
	}
	for name, list := range pseudo {
		mean, sd, n := meanSD(list)
		reference.Near(t, "pseudo pairs", float64(n), reference.Value(t, values, "pseudo_summary", "n"))
		reference.Near(t, "mean "+name, mean, reference.Value(t, values, "pseudo_summary", "mean", name))
		reference.Near(t, "sd "+name, sd, reference.Value(t, values, "pseudo_summary", "sd", name))
	}
	reference.Near(t, "d absolute", CohenD(real["abs"], pseudo["abs"]), reference.Value(t, values, "real_against_pseudo", "cohen_d_abs"))
	reference.Near(t, "d signed", CohenD(real["signed"], pseudo["signed"]), reference.Value(t, values, "real_against_pseudo", "cohen_d_signed"))
	for i, v := range real["signed"] {
		reference.Near(t, "z", Surrogates(pseudo["signed"]).Against(v).Z, reference.Value(t, values, "real_against_pseudo", "z_per_session_signed", i))
	}
	reference.Near(t, "rank", ofFirst.Against(real["signed"][0]).P, reference.Value(t, values, "real_against_pseudo", "rank_p_session1_signed"))
}

// TestSection3CircularShifts holds all shifts of the first pair to R.
func TestSection3CircularShifts(t *testing.T) {
	p := reference.MakePair(1000)
	var s Surrogates
	for _, by := range Shifts(len(p.B), 100, 1000) {
		s = append(s, Correlate(p.A, Turn(p.B, by), rMEA).Grand(false))
	}
	got := s.Against(Correlate(p.A, p.B, rMEA).Grand(false))
	for name, v := range map[string]float64{"shifts": float64(got.N), "mean": got.Mean, "sd": got.SD, "z": got.Z, "p": got.P} {
		reference.Near(t, name, v, reference.Value(t, values, "circular_shift_session1_signed", name))
	}
}

// TestSection3Susy holds segments of 30 s to SUSY 0.1.0.
func TestSection3Susy(t *testing.T) {
	p := reference.MakePair(1000)
	s := InSegments(p.A, p.B, 300, 30)
	const susy = "susy_jackknife.json"
	for name, v := range map[string]float64{"segments": float64(s.Count), "lags": float64(len(s.ByLag)), "mean_abs_Z_real": s.RealAbsolute, "mean_abs_Z_pseudo": s.PseudoAbsolute, "mean_Z_real": s.Real, "mean_Z_pseudo": s.Pseudo} {
		reference.Near(t, name, v, reference.Value(t, susy, "susy", name))
	}
	best := 0
	for k, v := range s.ByLag {
		if v > s.ByLag[best] {
			best = k
		}
	}
	reference.Near(t, "peak", float64(best-30)/10, reference.Value(t, susy, "by_formula", "b_follows_a_peak_lag_s"))
}

// samples of a series that is at least 0.3 while the person smiles.
func samples(series []float64) Shown {
	s := make(Shown, len(series))
	for i, v := range series {
		s[i].Known, s[i].Shows = true, v >= .3
	}
	return s
}

func onsets(s Shown) (list []float64) {
	for i := range s {
		if s[i].Shows && (i == 0 || !s[i-1].Shows) {
			list = append(list, float64(i)/10)
		}
	}
	return list
}

// TestSection3Mutual holds joint smiling and answers of the first pair to R.
func TestSection3Mutual(t *testing.T) {
	p := reference.MakePair(1000)
	a, b := samples(p.A), samples(p.B)
	j := JointOf(a, b)
	ofA, ofB := AnswersWithin(onsets(a), onsets(b), 2, 600), AnswersWithin(onsets(b), onsets(a), 2, 600)
	for name, v := range map[string]float64{
		"share_a": j.A, "share_b": j.B, "joint": j.Both, "expected": j.Expected, "lift": j.Lift(), "phi": j.Phi(), "kappa": j.Kappa(), "jaccard": j.Jaccard(),
		"b_given_a": j.BGivenA(), "a_given_b": j.AGivenB(), "onsets_a": float64(ofA.Onsets), "onsets_b": float64(ofB.Onsets),
		"b_answers_within_2s": ofA.Share, "a_answers_within_2s": ofB.Share, "b_base_rate_2s": ofA.Base, "latency_median": ofA.Latency,
	} {
		reference.Near(t, name, v, reference.Value(t, values, "mutual_session1", name))
	}
	var s Surrogates
	for _, by := range Shifts(len(b), 100, 1000) {
		s = append(s, JointOf(a, Turn(b, by)).Both)
	}
	got := s.Against(j.Both)
	for name, v := range map[string]float64{"mean": got.Mean, "sd": got.SD, "z": got.Z, "p": got.P} {
		reference.Near(t, name, v, reference.Value(t, values, "mutual_session1", "circular", name))
	}
}

// TestStrangers: the absolute correlation of people who never met is far from zero, the signed
// one is not, and a value comes with its surrogates.
func TestStrangers(t *testing.T) {
	w := Correlate(reference.MakePair(1000).A, reference.MakePair(2000).B, rMEA)
	if absolute, signed := w.Grand(true), w.Grand(false); absolute < .1 || math.Abs(signed) > .05 {
		t.Errorf("absolute %v, signed %v", absolute, signed)
	}
}

// TestEmptyWindows: what does not change, or is half missing, has no correlation.
func TestEmptyWindows(t *testing.T) {
	p := reference.MakePair(1000)
	still, holes := make([]float64, len(p.A)), append([]float64(nil), p.B...)
	for i := range still {
		still[i] = .02
		if i%3 != 0 {
			holes[i] = math.NaN()
		}
	}
	for name, w := range map[string]Windowed{"still": Correlate(p.A, still, rMEA), "holes": Correlate(p.A, holes, rMEA)} {
		if _, lag := w.Peak(); w.Empty() != 18 || !math.IsNaN(w.Grand(false)) || lag != 0 {
			t.Errorf("%s: %d windows empty, %v", name, w.Empty(), w.Grand(false))
		}
	}
	if w := Correlate(p.A[:600], p.B[:600], rMEA); len(w.Z) != 0 || !math.IsNaN(w.Grand(true)) {
		t.Errorf("too short a series has %d windows", len(w.Z))
	}
	if w := Correlate(p.A[:650], p.B[:650], rMEA); len(w.Z) != 1 {
		t.Errorf("a series of one window has %d", len(w.Z))
	}
	if z := fisher([]float64{1, 2, 3}, []float64{1, 2, 3}, 3); z != mostZ {
		t.Errorf("z of equal series %v", z)
	}
	s := InSegments(p.A, holes, 300, 30)
	if s.Empty != 20 || !math.IsNaN(s.Real) {
		t.Errorf("segments with holes: %+v", s.Empty)
	}
}

// TestFewSurrogates give no comparison.
func TestFewSurrogates(t *testing.T) {
	if a := (Surrogates{1}).Against(2); a.N != 1 || !math.IsNaN(a.Z) || !math.IsNaN(a.P) {
		t.Errorf("%+v", a)
	}
	if got := fmt.Sprint(Shifts(6000, 100, 3), Shifts(6000, 100, 0), Shifts(50, 100, 9), len(Shifts(6000, 100, 1000)), Shifts(6000, 100, 1)); got != "[100 3000 5900] [] [] 59 [100]" {
		t.Error(got)
	}
	if j := JointOf(nil, nil); !math.IsNaN(j.Both) || !math.IsNaN(j.Lift()) || j.Seconds != 0 {
		t.Errorf("%+v", j)
	}
	if a := AnswersWithin(nil, nil, 2, 0); !math.IsNaN(a.Share) || !math.IsNaN(a.Latency) {
		t.Errorf("%+v", a)
	}
}

// TestWholeWindows: windows without missing samples give the same by sums as pair by pair.
func TestWholeWindows(t *testing.T) {
	p := reference.MakePair(3000)
	a, b := prepare(p.A), prepare(p.B)
	for from := 0; from < 5000; from += 37 {
		n := 100 + from%7
		reference.Near(t, "z", fisherAt(&a, &b, from, from+3, n), fisher(p.A[from:], p.B[from+3:], n))
	}
}

func BenchmarkCorrelateTwoHours(b *testing.B) {
	p := reference.MakePair(1000)
	var x, y []float64
	for range 12 {
		x, y = append(x, p.A...), append(y, p.B...)
	}
	for b.Loop() {
		Correlate(x, y, rMEA)
	}
}
