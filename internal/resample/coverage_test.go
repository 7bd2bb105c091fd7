package resample

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/facecue/facecue/internal/agreement"
)

// TestCoverage: section 1.6, and trap 3 of section 0. Of 200 simulated sessions, blocks of 10 s give an
// interval that holds the true kappa in 90 to 97 %, and kappa's error for independent units one that
// holds it in half of them, which is why it is shown as naive.
func TestCoverage(t *testing.T) {
	r := rand.New(rand.NewPCG(20260, 1))
	all := make([]float64, labels*labels)
	for range 200 {
		for kind, w := range session(r).Weights() {
			all[kind] += w
		}
	}
	truth := kappa(all)
	if math.Abs(truth-0.796442) > 0.01 {
		t.Fatalf("the true kappa is %v, want about .7964", truth)
	}
	const sessions = 200
	blocks, naive := 0, 0
	for range sessions {
		s := session(r)
		var values []float64
		Settings{Draws: 400, Seed: 1}.Blocks(s, 10*perSecond, func(w []float64) { values = append(values, kappa(w)) })
		if i := Percentile(values); i.Lower <= truth && truth <= i.Upper {
			blocks++
		}
		k, se := table(s.Weights()).Kappa(agreement.Identity(labels))
		if math.Abs(k-truth) <= 1.96*se {
			naive++
		}
	}
	t.Logf("blocks %d, naive %d of %d", blocks, naive, sessions)
	if share := float64(blocks) / sessions; share < 0.90 || share > 0.97 {
		t.Errorf("blocks cover %.3f, want .90 to .97", share)
	}
	if share := float64(naive) / sessions; share > 0.62 {
		t.Errorf("the error for independent units covers %.3f, want about half", share)
	}
}
