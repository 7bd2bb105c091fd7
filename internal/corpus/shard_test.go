package corpus

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestShards: the parts hold every entry once, do not depend on the order in which entries were
// found, and differ by at most the weight of one entry.
func TestShards(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, of := range []int{1, 2, 3, 8, 50} {
		var all []Entry
		for i := range 40 {
			all = append(all, Entry{ID: fmt.Sprint(i), Size: 1 + random.Int64N(1000)})
		}
		seen, sums := map[string]int{}, make([]int64, of)
		for i := range of {
			random.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
			last := int64(1 << 62)
			for _, e := range (Shard{i + 1, of}).Entries(all) {
				seen[e.ID]++
				sums[i] += e.Size
				if e.Size > last {
					t.Errorf("%d/%d: a larger one comes later", i+1, of)
				}
				last = e.Size
			}
		}
		for id, n := range seen {
			if n != 1 {
				t.Errorf("of %d: entry %s is in %d parts", of, id, n)
			}
		}
		if len(seen) != 40 || slices.Max(sums)-slices.Min(sums) > 1000 {
			t.Errorf("of %d: %d entries, sums %v", of, len(seen), sums)
		}
	}
	var list loads
	list.Push(nil)
	if list.Pop() != nil {
		t.Error("the heap has a fixed size")
	}
}

// TestSecondsAreWeights where all entries have them.
func TestSecondsAreWeights(t *testing.T) {
	all := []Entry{{ID: "a", Size: 9, Seconds: 1}, {ID: "b", Size: 1, Seconds: 9}}
	if got := Largest(all)[0].ID; got != "b" {
		t.Error("the longest is", got)
	}
	all[0].Seconds = 0
	if got := Largest(all)[0].ID; got != "a" {
		t.Error("the largest is", got)
	}
}

func TestParseShard(t *testing.T) {
	if s, err := ParseShard("2/8"); err != nil || s != (Shard{2, 8}) {
		t.Error(s, err)
	}
	for _, text := range []string{"", "2", "0/8", "9/8", "a/8", "2/b", "2/8/1", "-1/2"} {
		if s, err := ParseShard(text); err == nil {
			t.Errorf("%q: %v", text, s)
		}
	}
}
