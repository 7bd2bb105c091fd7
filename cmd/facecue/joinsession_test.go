//go:build sessions

package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
)

// longEdit is an edit of about so many seconds: shots of 5 to 40 s, alone or in pairs, in seats
// that change, in other light, with absences. wear gives other clips of an actor, which are used in the second half.
func longEdit(seed uint64, seconds float64, wear map[string][]string, cast ...string) (shots []shot) {
	random := rand.New(rand.NewPCG(seed, 0))
	looks := []string{"", "", dark, bright, closer}
	pick := func(name string, at float64) string {
		if worn := wear[name]; at > seconds/2 && len(worn) > 0 && random.IntN(3) > 0 {
			return worn[random.IntN(len(worn))]
		}
		return name
	}
	for at := 0.0; at < seconds; {
		length := 5 + float64(random.IntN(36))
		s := shot{nil, 0.5 * float64(random.IntN(4)), length, looks[random.IntN(len(looks))]}
		who := slices.Clone(cast)
		random.Shuffle(len(who), func(i, j int) { who[i], who[j] = who[j], who[i] })
		switch k := random.IntN(20); {
		case k < 10:
			s.cast = []string{pick(who[0], at)}
		case k < 18:
			s.cast = []string{pick(who[0], at), pick(who[1], at)}
		}
		shots = append(shots, s)
		at += length
	}
	return shots
}

// sessionRate is how many frames a second the long edits have. Fewer than recordings have are harder to follow.
const sessionRate = 12

// TestLongSessions: in edits of 20 minutes with cuts every 5 to 40 s, each person has one number:
// always the right number of people where it is given, and 19 of 20 faces with the right number also where it is not.
func TestLongSessions(t *testing.T) {
	needRuntime(t)
	for _, c := range []struct {
		name string
		cast []string
		wear map[string][]string
	}{
		{"two men", []string{"franck", "david"}, map[string][]string{"franck": {"franck+glasses"}, "david": {"david+jacket"}}},
		{"two women", []string{"sarah", "wanda"}, map[string][]string{"sarah": {"sarah+glasses"}}},
		{"two people", []string{"franck", "sarah"}, map[string][]string{"franck": {"franck+jacket"}, "sarah": {"sarah+glasses"}}},
		{"three people", []string{"franck", "sarah", "david"}, map[string][]string{"franck": {"franck+jacket"}, "sarah": {"sarah+glasses"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			lighter(t, c.cast...)
			for who, worn := range c.wear {
				for _, w := range worn {
					dressed(t, who, w[len(who)+1:])
				}
			}
			shots := longEdit(uint64(len(c.name)), 1200, c.wear, c.cast...)
			clip := editAt(t, sessionRate, shots)
			if got := compared(t, clip, shots, "--people", fmt.Sprint(len(c.cast))); got.people != len(c.cast) || got.right < 0.95 {
				t.Errorf("with --people %d: %+v", len(c.cast), got)
			}
			if got := compared(t, clip, shots); got.people < len(c.cast) || got.right < 0.95 {
				t.Errorf("without --people: %+v, %d people are there", got, len(c.cast))
			}
		})
	}
}

// lighter makes the clips of actors clips of few frames and keyframes close together, of which a long edit is made faster.
func lighter(t testing.TB, names ...string) {
	t.Helper()
	for _, name := range names {
		before := actors[name]
		t.Cleanup(func() { actors[name] = before })
		actors[name] = ffmpeg(t, filepath.Join(t.TempDir(), name+".mkv"), "-i", clipOf(t, name), "-an",
			"-vf", fmt.Sprintf("fps=%d,scale=-2:'min(720,ih)'", sessionRate), "-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-g", fmt.Sprint(sessionRate))
	}
}
