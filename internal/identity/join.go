package identity

import (
	"cmp"
	"math"
	"slices"
)

// Margin is the least evidence by which tracks are joined where the number of people is not
// known: the odds are e to this power.
const Margin = 1.5

// Count is how many people there are: from Least to Most; the zero Count says nothing.
type Count struct{ Least, Most int }

// Join is who is who.
type Join struct {
	Person map[int]int // the number of the person of each track, as it began
	People int         // how many people there are
	Tracks int         // how many tracks there are
	Blind  int         // tracks without a face that can be compared and that nothing joins
	Unsure int         // tracks that were joined only because Count asked for it
	Apart  int         // people beyond the greatest number of Count who are certainly others

	clusters []*cluster        // of person 1, 2, ...
	shots    map[int][]inShots // of the tracks that show several people, behind one another
}

// inShots is the person of a number of the tracker from a frame on.
type inShots struct {
	frame  int64
	person int
}

// Of is the number of the person of a track in a frame.
func (j Join) Of(track int, frame int64) int {
	person := j.Person[track]
	for _, s := range j.shots[track] {
		if frame >= s.frame {
			person = s.person
		}
	}
	return person
}

// Join joins the tracks and gives people their numbers (number).
func (c *Collector) Join(count Count) Join {
	clusters := make([]*cluster, len(c.order))
	for i, t := range c.order {
		clusters[i] = newCluster(t)
	}
	m := newMatrix(reduce(clusters))
	for m.left > max(1, count.Least) {
		i, j, best := m.surest()
		if best == never || best < Margin && (count.Most == 0 || m.left <= count.Most) {
			break
		}
		m.merge(i, j, best < Margin)
	}
	return number(m.clusters, count)
}

// never stands for the evidence of an impossible pair.
var never = math.Inf(-1)

// mostClusters bounds the matrix of all pairs and the time that it takes.
const mostClusters = 1200

// reduce joins the shortest tracks to the surest of the longer ones, each by itself, where
// there are too many for the matrix of all pairs.
func reduce(clusters []*cluster) []*cluster {
	if len(clusters) <= mostClusters {
		return clusters
	}
	byLength := slices.Clone(clusters)
	slices.SortStableFunc(byLength, func(a, b *cluster) int { return cmp.Compare(b.frames, a.frames) })
	kept := byLength[:mostClusters:mostClusters]
	for _, c := range byLength[mostClusters:] {
		best, to := Margin, -1
		for i, k := range kept {
			if v, ok := evidence(k, c); ok && v > best {
				best, to = v, i
			}
		}
		if to < 0 {
			kept = append(kept, c)
			continue
		}
		kept[to].join(c)
	}
	return kept
}
