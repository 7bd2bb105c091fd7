package identity

import (
	"maps"
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// cluster is one or more tracks of one person.
type cluster struct {
	tracks  []*track
	sum     [face.NumIdentity]float64
	samples float64
	spots   []spot
	dresses []dress
	with    map[int]bool // tracks that share a frame with one of the tracks
	near    map[int]bool // tracks that are one of the tracks before a cut or behind it, as the tracker has it
	frames  int
	unsure  bool // joined only because the number of people was given
}

func newCluster(t *track) *cluster {
	c := &cluster{tracks: []*track{t}, sum: t.sum, samples: t.samples, with: t.with, near: t.near, frames: t.frames}
	c.addSpot(t.begin)
	c.addSpot(t.end)
	c.addDress(t.dress)
	return c
}

// mostSpots bounds the places that are kept of a person.
const mostSpots = 24

// addSpot keeps a place unless one like it is known, or nothing is known of its scene.
func (c *cluster) addSpot(s spot) {
	if !s.known || len(c.spots) == mostSpots {
		return
	}
	for i := range c.spots {
		if place(&c.spots[i], &s) > 0 {
			return
		}
	}
	c.spots = append(c.spots, s)
}

// join adds the tracks of another cluster.
func (c *cluster) join(o *cluster) {
	for k, v := range o.sum {
		c.sum[k] += v
	}
	c.samples += o.samples
	c.tracks = append(c.tracks, o.tracks...)
	for _, s := range o.spots {
		c.addSpot(s)
	}
	for _, d := range o.dresses {
		c.addDress(d)
	}
	c.with, c.near, c.frames = union(c.with, o.with), union(c.near, o.near), c.frames+o.frames
	c.unsure = c.unsure || o.unsure
}

func union(a, b map[int]bool) map[int]bool {
	both := maps.Clone(a)
	maps.Copy(both, b)
	return both
}

// apart tells that two clusters were seen in one frame.
func apart(a, b *cluster) bool {
	a, b = ordered(a, b)
	return a.any(b.with)
}

// through tells that the tracker followed a face of one cluster through a cut to a face of the other.
func through(a, b *cluster) bool {
	a, b = ordered(a, b)
	return len(b.near) > 0 && a.any(b.near)
}

// ordered gives the cluster of fewer tracks first.
func ordered(a, b *cluster) (fewer, more *cluster) {
	if len(a.tracks) > len(b.tracks) {
		return b, a
	}
	return a, b
}

// any tells that a track of the cluster is among others.
func (c *cluster) any(others map[int]bool) bool {
	return slices.ContainsFunc(c.tracks, func(t *track) bool { return others[t.id] })
}

// evidence is how much speaks for two clusters being one person; ok is false where it is
// impossible.
func evidence(a, b *cluster) (value float64, ok bool) {
	if apart(a, b) {
		return 0, false
	}
	best, worst := 0.0, 0.0
	for i := range a.spots {
		for j := range b.spots {
			p := place(&a.spots[i], &b.spots[j])
			best, worst = max(best, p), min(worst, p)
		}
	}
	if best == 0 {
		best = worst
	}
	if through(a, b) {
		best = max(best, followed)
	}
	return appearance(a, b) + worn(a, b) + best, true
}
