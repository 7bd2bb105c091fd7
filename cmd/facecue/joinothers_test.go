package main

import "testing"

// TestLongRecordingsOfOthers: of two recordings of different people, one after the other, nobody is
// joined. The pairs are of like sex, and of like age where the clips have them.
func TestLongRecordingsOfOthers(t *testing.T) {
	needRuntime(t)
	for _, pair := range [][2]string{{"franck", "david"}, {"sarah", "wanda"}, {"omar", "david"}, {"jin", "franck"}} {
		t.Run(pair[0]+" and "+pair[1], func(t *testing.T) {
			shots := []shot{{[]string{pair[0]}, 0, 3, ""}, {[]string{pair[1]}, 0, 3, ""}}
			if pair[0] == "omar" || pair[0] == "jin" {
				shots[0].length = 1.6
			}
			if got := compared(t, edit(t, shots), shots); got.people != 2 || got.right < 0.95 {
				t.Errorf("%+v", got)
			}
		})
	}
}
