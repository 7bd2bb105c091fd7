package event_test

import "testing"

// TestSpeakingIsAveraged over the frames before and after, where the settings name the estimate; the estimate
// itself stays that of its frame.
func TestSpeakingIsAveraged(t *testing.T) {
	results := showing(of("n", 40))
	for n := range results {
		talks := float32(0.2)
		if n >= 20 {
			talks = 0.8
		}
		results[n].Faces[0].Estimates = []float32{0.3, talks}
	}
	twoSided(settings(), results)
	if v := results[19].Faces[0].Speaking; v != 0 {
		t.Errorf("without the setting: %v", v)
	}
	set := settings()
	set.Speaking = 2
	twoSided(set, results)
	for n, c := range map[int]struct{ least, most float32 }{5: {0.2, 0.2}, 18: {0.21, 0.5}, 19: {0.21, 0.5}, 20: {0.5, 0.79}, 35: {0.8, 0.8}} {
		if v := results[n].Faces[0].Speaking; v < c.least || v > c.most {
			t.Errorf("frame %d: %v", n, v)
		}
	}
	if e := results[19].Faces[0].Estimates; e[0] != 0.3 || e[1] != 0.2 {
		t.Errorf("an estimate was changed: %v", e)
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
	if v := results[4].Faces[0].Speaking; v != 0 {
		t.Errorf("got %v", v)
	}
	if v := results[1].Faces[0].Speaking; v < 0.3 || v > 0.7 {
		t.Errorf("of 0, 1, 0, 1: %v", v)
	}
}
