package resample

import (
	"encoding/csv"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/agreement"
)

// TestBlocksOfOne: section 1.6: with blocks of one unit the draws are those of a multinomial bootstrap.
// The mean and the spread of a share are known for it.
func TestBlocksOfOne(t *testing.T) {
	s := &Sequence{}
	for i := range 400 {
		s.Add(min(1, i/100), 1) // 100 units of kind 0 and 300 of kind 1, in two runs
	}
	var values []float64
	Settings{Draws: 20000, Seed: 3}.Blocks(s, 1, func(w []float64) {
		if w[0]+w[1] != 400 {
			t.Fatalf("a draw of %v units", w[0]+w[1])
		}
		values = append(values, w[0]/400)
	})
	mean, sd := moments(values)
	if want := math.Sqrt(0.25 * 0.75 / 400); math.Abs(mean-0.25) > 0.001 || math.Abs(sd-want) > 0.0004 {
		t.Errorf("mean %v, deviation %v, want .25 and %v", mean, sd, want)
	}
}

func moments(values []float64) (mean, sd float64) {
	for _, v := range values {
		mean += v / float64(len(values))
	}
	for _, v := range values {
		sd += (v - mean) * (v - mean) / float64(len(values))
	}
	return mean, math.Sqrt(sd)
}

// TestGather compares the sums of blocks with those counted unit by unit, also past the end and with
// weights that differ.
func TestGather(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	s, kinds, weights := &Sequence{}, []int{}, []float64{}
	for range 200 {
		kind, weight := r.IntN(3), float64(1+r.IntN(4))
		s.Add(kind, weight)
		kinds, weights = append(kinds, kind), append(weights, weight)
	}
	for range 500 {
		from, n := r.IntN(200), 1+r.IntN(200)
		got, want := make([]float64, 3), make([]float64, 3)
		s.gather(from, n, got)
		for i := range n {
			at := (from + i) % 200
			want[kinds[at]] += weights[at]
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%d units from %d: %v, want %v", n, from, got, want)
		}
	}
}

// TestClusters: section 1.6: three clusters have 27 resamples; their mean and spread are those of all
// draws.
func TestClusters(t *testing.T) {
	clusters := [][]float64{{8, 2}, {5, 5}, {1, 9}}
	share := func(w []float64) float64 { return w[0] / (w[0] + w[1]) }
	var exact, drawn []float64
	for i := range 27 {
		exact = append(exact, share(together(clusters, []int{i % 3, i / 3 % 3, i / 9})))
	}
	Settings{Draws: 30000, Seed: 1}.Clusters(clusters, func(w []float64) { drawn = append(drawn, share(w)) })
	m, sd := moments(exact)
	if gm, gsd := moments(drawn); math.Abs(gm-m) > 0.003 || math.Abs(gsd-sd) > 0.002 {
		t.Errorf("mean %v, deviation %v, want %v and %v", gm, gsd, m, sd)
	}
	for _, v := range drawn {
		if !slices.ContainsFunc(exact, func(e float64) bool { return math.Abs(e-v) < 1e-12 }) {
			t.Fatalf("%v is of none of the 27 resamples", v)
		}
	}
}

// TestSeed: the same seed gives the same draws, another one others.
func TestSeed(t *testing.T) {
	s := session(rand.New(rand.NewPCG(1, 2)))
	values := func(seed uint64) (list []float64) {
		Settings{Draws: 50, Seed: seed}.Blocks(s, 50, func(w []float64) { list = append(list, kappa(w)) })
		return list
	}
	if !slices.Equal(values(1), values(1)) || slices.Equal(values(1), values(2)) {
		t.Error("draws do not follow the seed")
	}
}

// TestPercentile interpolates, and leaves out what is not defined.
func TestPercentile(t *testing.T) {
	values := []float64{math.NaN()}
	for i := range 41 {
		values = append(values, float64(40-i))
	}
	if i := Percentile(values); i.Lower != 1 || i.Upper != 39 || i.Undefined != 1 {
		t.Errorf("%+v", i)
	}
	if i := Percentile([]float64{math.NaN()}); !math.IsNaN(i.Lower) || i.Undefined != 1 {
		t.Errorf("%+v", i)
	}
	if i := Percentile([]float64{0, 1}); math.Abs(i.Lower-0.025) > 1e-12 {
		t.Errorf("%+v", i)
	}
}

// TestJackknife holds the standard errors of section 1.3: of kappa of two raters, and of Fleiss' of six.
func TestJackknife(t *testing.T) {
	u := diagnoses(t)
	var units [][]float64
	for i := range u.Patterns {
		one := make([]float64, len(u.Patterns))
		one[i] = 1
		units = append(units, one)
	}
	var two, six []float64
	WithoutEach(units, func(w []float64) {
		two = append(two, u.With(w).Table(0, 1).Pair().Kappa)
		six = append(six, u.With(w).Many(agreement.Identity(u.Labels)).Fleiss)
	})
	if got := Jackknife(two); math.Abs(got-0.103022) > 1e-6 {
		t.Errorf("kappa: %v, want .103022", got)
	}
	if got := Jackknife(six); math.Abs(got-0.055055) > 1e-6 {
		t.Errorf("Fleiss: %v, want .055055", got)
	}
}

// diagnoses are the thirty patients of Fleiss 1971.
func diagnoses(t *testing.T) (u agreement.Units) {
	t.Helper()
	f, err := os.Open("../agreement/testdata/irr_diagnoses.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, row := range rows[1:] {
		var pattern []int
		for _, cell := range row {
			if !slices.Contains(names, cell) {
				names = append(names, cell)
			}
			pattern = append(pattern, slices.Index(names, cell))
		}
		u.Patterns, u.Weights = append(u.Patterns, pattern), append(u.Weights, 1)
	}
	u.Labels = len(names)
	return u
}

// TestNothing: no unit and no cluster give no draw.
func TestNothing(t *testing.T) {
	fail := func([]float64) { t.Error("a draw of nothing") }
	Default().Blocks(&Sequence{}, 10, fail)
	Default().Clusters(nil, fail)
}

// TestShortSession: a session without two blocks gives no draw, and so no interval without width.
func TestShortSession(t *testing.T) {
	for block, want := range map[int]int{5: 20, 6: 0, 10: 0, 1000: 0} {
		s, draws := &Sequence{}, 0
		for range 10 {
			s.Add(0, 1)
		}
		Settings{Draws: 20, Seed: 1}.Blocks(s, block, func([]float64) { draws++ })
		if draws != want {
			t.Errorf("blocks of %d of 10 units: %d draws, want %d", block, draws, want)
		}
	}
}
