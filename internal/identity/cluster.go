package identity

import (
	"maps"

	"github.com/facecue/facecue/internal/face"
)

// cluster is one or more tracks of one person.
type cluster struct {
	tracks  []*track
	sum     [face.NumIdentity]float64
	samples float64
	spots   []spot
	dresses []dress
	with    map[int]bool // numbers that share a frame with one of the tracks
	frames  int
	unsure  bool // joined only because the number of people was given
}

func newCluster(t *track) *cluster {
	c := &cluster{tracks: []*track{t}, sum: t.sum, samples: t.samples, with: t.with, frames: t.frames}
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
	with := maps.Clone(c.with)
	maps.Copy(with, o.with)
	c.with, c.frames = with, c.frames+o.frames
	c.unsure = c.unsure || o.unsure
}

// apart tells that two clusters were seen in one frame.
func apart(a, b *cluster) bool {
	if len(a.tracks) > len(b.tracks) {
		a, b = b, a
	}
	for _, t := range a.tracks {
		if b.with[t.number] {
			return true
		}
	}
	return false
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
	return appearance(a, b) + worn(a, b) + best, true
}
