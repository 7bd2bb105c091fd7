package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"
)

// joinedAs is how well the numbers of a record agree with the cast of an edit.
type joinedAs struct {
	people int     // numbers in the record
	right  float64 // share of the faces whose number is that of their person
}

// compared analyses an edit and compares. The number of a person is the one that most of the
// person's faces have; no two people have one number.
func compared(t testing.TB, clip string, shots []shot, args ...string) joinedAs {
	t.Helper()
	record := filepath.Join(t.TempDir(), "edit.jsonl")
	if out := facecue(t, append([]string{"annotate", clip, "-y", "-o", record}, args...)...); out.code != exitDone {
		t.Fatal(out.errs)
	}
	seen := map[string]map[int]int{}
	numbers := map[int]bool{}
	faces := 0
	for lines := bufio.NewScanner(bytes.NewReader(read(t, record))); lines.Scan(); {
		var frame struct {
			Time  float64
			Faces []struct {
				ID  int
				Box [4]float64
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &frame); err != nil {
			t.Fatal(err)
		}
		cast := castAt(shots, frame.Time)
		for _, f := range frame.Faces {
			if len(cast) == 0 || f.Box[3] < editHeight/10 {
				continue
			}
			who := cast[0]
			if len(cast) > 1 && f.Box[0]+f.Box[2]/2 > editWidth/2 {
				who = cast[1]
			}
			who = actor(who)
			if seen[who] == nil {
				seen[who] = map[int]int{}
			}
			seen[who][f.ID]++
			numbers[f.ID] = true
			faces++
		}
	}
	t.Logf("%v: numbers of each person, with the faces that have them: %v", args, seen)
	return joinedAs{len(numbers), float64(agreeing(seen)) / float64(faces)}
}

// agreeing counts faces under the assignment of numbers to people with the most of them.
func agreeing(seen map[string]map[int]int) (best int) {
	for who, numbers := range seen {
		rest := map[string]map[int]int{}
		for other, n := range seen {
			if other != who {
				rest[other] = n
			}
		}
		best = agreeing(rest)
		for id, count := range numbers {
			without := map[string]map[int]int{}
			for other, n := range rest {
				without[other] = map[int]int{}
				for k, v := range n {
					if k != id {
						without[other][k] = v
					}
				}
			}
			best = max(best, count+agreeing(without))
		}
		return best
	}
	return 0
}

// castAt is who is in the picture at a time.
func castAt(shots []shot, time float64) []string {
	for _, s := range shots {
		if time < s.length {
			return s.cast
		}
		time -= s.length
	}
	return nil
}
