package main

import (
	"fmt"
	"testing"
)

// Looks of a shot.
const (
	dark   = "eq=brightness=-0.12:contrast=0.85"
	bright = "eq=gamma=1.35"
	closer = "crop=480:270:80:20,scale=640:360"
)

// alone are shots in which actors follow each other, each of the given length.
func alone(length float64, looks []string, names ...string) (list []shot) {
	used := map[string]float64{}
	for i, name := range names {
		list = append(list, shot{[]string{name}, used[name], length, looks[i%len(looks)]})
		used[name] += length
	}
	return list
}

// TestLongOneNumberEach: in edits with cuts, absences, seats changed and other light, each
// person has one number. least is the share of faces with the right number that is wanted
// where the number of people is not given.
func TestLongOneNumberEach(t *testing.T) {
	needRuntime(t)
	looks := []string{"", "", dark, bright, closer}
	pair := func(from, length float64, names ...string) shot { return shot{names, from, length, ""} }
	cases := map[string]struct {
		shots  []shot
		people int
		least  float64
	}{
		"two men of two cameras": {shots: append(alone(5, looks, "franck", "david", "franck", "david", "franck", "franck"),
			shot{nil, 0, 30, ""}, shot{[]string{"franck"}, 150, 12, closer}, shot{[]string{"david"}, 1, 6, bright}), people: 2, least: 0.95},
		"two women": {shots: alone(4, looks, "sarah", "wanda", "sarah", "wanda", "wanda"), people: 2, least: 0.95},
		"three with seats changed": {shots: append(alone(4, looks, "franck", "sarah"), pair(2, 5, "david", "franck"),
			shot{[]string{"sarah"}, 4, 5, bright}, shot{nil, 0, 2, ""}, pair(4, 6, "franck", "david"), shot{[]string{"david"}, 5, 6, dark},
			shot{[]string{"franck"}, 60, 6, closer}, pair(2, 5, "sarah", "david"), shot{[]string{"franck"}, 90, 6, dark}), people: 3, least: 0.95},
		"four men": {shots: []shot{{[]string{"omar"}, 0, 1.6, ""}, {[]string{"jin"}, 0, 1.2, ""}, {[]string{"franck"}, 10, 5, ""}, {[]string{"omar"}, 1.7, 1.7, dark},
			{[]string{"jin"}, 1.2, 1.2, ""}, {[]string{"david"}, 3, 5, ""}, {[]string{"franck"}, 77, 5, ""}}, people: 4, least: 0.95},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			clip := edit(t, c.shots)
			if got := compared(t, clip, c.shots, "--people", fmt.Sprint(c.people)); got.people != c.people || got.right < 0.95 {
				t.Errorf("with --people %d: %+v", c.people, got)
			}
			if got := compared(t, clip, c.shots); got.people != c.people || got.right < c.least {
				t.Errorf("without --people: %+v, %d people are there", got, c.people)
			}
		})
	}
}
