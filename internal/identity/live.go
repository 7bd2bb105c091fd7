package identity

import (
	"maps"

	"github.com/facecue/facecue/internal/face"
)

// Live joins tracks as they begin, for pictures that are shown while they are analysed. A
// track gets the number of the person whom its first faces look like most, if that person is
// not in the picture. Until steady faces of it were compared, a track with a number of its
// own may still turn out to be a person who is known; later nothing changes.
type Live struct {
	count     Count
	collector *Collector
	person    map[int]int     // of each track
	clusters  []*cluster      // of each person: index 0 is person 1; nil for a number that was taken back
	tried     map[int]float64 // tracks that may still be joined: how many faces were compared
}

// NewLive makes one. Once there are as many people as count says at most, a new track gets
// the number of the likeliest person who is not in the picture.
func NewLive(count Count) *Live {
	return &Live{count: count, collector: NewCollector(), person: map[int]int{}, tried: map[int]float64{}}
}

// People is the greatest number that was given so far.
func (l *Live) People() int { return len(l.clusters) }

// Apply sets the numbers of the faces of a frame. It takes the results in frame order, after
// tracking.
func (l *Live) Apply(r *face.Result) {
	if r.Jump {
		clear(l.person) // those whom the tracker followed through the cut begin again
		clear(l.tried)
	}
	l.collector.Add(r)
	for i := range r.Faces {
		id := r.Faces[i].ID
		if _, known := l.person[id]; !known {
			l.begin(id, r.Faces)
		} else if tried, open := l.tried[id]; open && l.collector.tracks[id].samples > tried {
			l.again(id, r.Faces)
		}
	}
	for i := range r.Faces {
		r.Faces[i].ID = l.person[r.Faces[i].ID]
	}
}

// begin gives a track a number.
func (l *Live) begin(track int, faces []face.Face) {
	c := newCluster(l.collector.tracks[track])
	if person := l.fitting(c, 0, faces); person > 0 {
		l.clusters[person-1].join(c)
		l.person[track] = person
		return
	}
	l.clusters = append(l.clusters, c)
	l.person[track] = len(l.clusters)
	l.tried[track] = c.samples
}

// again looks whether a track with a number of its own is a person who is known.
func (l *Live) again(track int, faces []face.Face) {
	own := l.person[track]
	c := l.clusters[own-1]
	c.refresh()
	if l.tried[track] = c.samples; c.samples >= steady || len(c.tracks) > 1 {
		delete(l.tried, track)
	}
	if len(c.tracks) > 1 {
		return
	}
	if person := l.fitting(c, own, faces); person > 0 {
		l.clusters[person-1].join(c)
		l.clusters[own-1], l.person[track] = nil, person
		delete(l.tried, track)
	}
}

// fitting is the person whom a track shows most likely; 0 for none. own is the track's number
// so far, 0 for none.
func (l *Live) fitting(c *cluster, own int, faces []face.Face) (person int) {
	best, others := Margin, 0
	for i, known := range l.clusters {
		if known != nil && i+1 != own {
			others++
		}
	}
	if l.count.Most > 0 && others >= l.count.Most && c.samples > 0 {
		best = never
	}
	for i, known := range l.clusters {
		if known == nil || i+1 == own || l.shown(i+1, faces) {
			continue
		}
		known.refresh()
		if v, ok := evidence(known, c); ok && v >= best {
			best, person = v, i+1
		}
	}
	return person
}

// shown tells that a person is among faces.
func (l *Live) shown(person int, faces []face.Face) bool {
	for i := range faces {
		if l.person[faces[i].ID] == person {
			return true
		}
	}
	return false
}

// refresh adds up what is known of the tracks of a cluster, which have grown.
func (c *cluster) refresh() {
	c.sum, c.samples, c.dresses = [face.NumIdentity]float64{}, 0, nil
	c.near = map[int]bool{}
	for _, t := range c.tracks {
		maps.Copy(c.near, t.near)
		c.samples += t.samples
		for k, v := range t.sum {
			c.sum[k] += v
		}
		c.addSpot(t.end)
		c.addDress(t.dress)
	}
}
