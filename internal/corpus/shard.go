package corpus

import (
	"cmp"
	"container/heap"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Shard is one of several parts of a corpus; its zero value is the whole.
type Shard struct{ Index, Of int } // Index is from 1 to Of

// ParseShard reads "2/8".
func ParseShard(text string) (s Shard, err error) {
	index, of, ok := strings.Cut(text, "/")
	s.Index, err = strconv.Atoi(index)
	if err == nil {
		s.Of, err = strconv.Atoi(of)
	}
	if !ok || err != nil || s.Index < 1 || s.Of < s.Index {
		return Shard{}, fmt.Errorf("%q is no part of a whole: write 2/8 for the second of eight parts", text)
	}
	return s, nil
}

// Largest sorts entries by weight, the largest first, so that the last to end is a short one; equal
// ones by name. Weights are seconds of media if all entries have them, else bytes.
func Largest(entries []Entry) []Entry {
	weight := weights(entries)
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Or(cmp.Compare(weight(b), weight(a)), cmp.Compare(a.ID, b.ID)) })
	return entries
}

func weights(entries []Entry) func(Entry) float64 {
	if slices.ContainsFunc(entries, func(e Entry) bool { return e.Seconds <= 0 }) {
		return func(e Entry) float64 { return float64(e.Size) }
	}
	return func(e Entry) float64 { return e.Seconds }
}

// Of gives a shard's entries, the largest first. Each entry, in that order, goes to the shard that
// has least so far (Graham 1969, "longest processing time first"), so the split depends on the entries alone.
func (s Shard) Entries(all []Entry) (mine []Entry) {
	all = Largest(all)
	if s.Of <= 1 {
		return all
	}
	weight, shards := weights(all), make(loads, s.Of)
	for i := range shards {
		shards[i].index = i
	}
	for _, e := range all {
		if shards[0].index == s.Index-1 {
			mine = append(mine, e)
		}
		shards[0].sum += weight(e)
		shards[0].entries++
		heap.Fix(&shards, 0)
	}
	return mine
}

// load is what a shard has so far.
type load struct {
	sum            float64
	entries, index int
}

// loads is a heap (container/heap) with the least load first.
type loads []load

func (l loads) Len() int      { return len(l) }
func (l loads) Swap(i, j int) { l[i], l[j] = l[j], l[i] }
func (l loads) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(l[i].sum, l[j].sum), cmp.Compare(l[i].entries, l[j].entries), cmp.Compare(l[i].index, l[j].index)) < 0
}

// Push is not used: the number of shards is fixed.
func (l *loads) Push(any) {}

// Pop is not used: the number of shards is fixed.
func (l *loads) Pop() any { return nil }
