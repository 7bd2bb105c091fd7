package event_test

import "testing"

// TestSpeakingIsAveraged over the frames before and after, where the settings name the estimate,
// and nothing else is.
func TestSpeakingIsAveraged(t *testing.T) {
	results := showing(of("n", 40))
	var shared []float32
	for n := range results {
		talks := float32(0.2)
		if n >= 20 {
			talks = 0.8
		}
		results[n].Faces[0].Estimates = []float32{0.3, talks}
		shared = append(shared, results[n].Faces[0].Estimates...)
	}
	before := results[19].Faces[0].Estimates
	set := settings()
	set.Speaking = 2
	twoSided(set, results)
	if before[1] != 0.2 {
		t.Error("an estimate was changed in place")
	}
	for n, c := range map[int]struct{ least, most float32 }{5: {0.2, 0.2}, 18: {0.21, 0.5}, 19: {0.21, 0.5}, 20: {0.5, 0.79}, 35: {0.8, 0.8}} {
		if e := results[n].Faces[0].Estimates; e[1] < c.least || e[1] > c.most || e[0] != 0.3 {
			t.Errorf("frame %d: %v", n, e)
		}
	}
	others := showing(of("n", 40))
	for n := range others {
		others[n].Faces[0].Estimates = shared[2*n : 2*n+2]
	}
	twoSided(settings(), others)
	if e := others[19].Faces[0].Estimates; e[1] != 0.2 {
		t.Errorf("without the setting: %v", e)
	}
}

// TestSpeakingOfAFaceWithout: a face without estimates has none.
func TestSpeakingOfAFaceWithout(t *testing.T) {
	set := settings()
	set.Speaking = 1
	results := showing(of("n", 5))
	for n, sure := range []float32{0, 1, 0, 1} {
		results[n].Faces[0].Estimates = []float32{sure}
	}
	twoSided(set, results)
	if e := results[4].Faces[0].Estimates; e != nil {
		t.Errorf("got %v", e)
	}
	if e := results[1].Faces[0].Estimates[0]; e < 0.3 || e > 0.7 {
		t.Errorf("of 0, 1, 0, 1: %v", e)
	}
}
