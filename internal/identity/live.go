package identity

import "github.com/facecue/facecue/internal/face"

// Live joins tracks as they begin, for pictures that are shown while they are analysed. A
// track gets the number of the person whom its first faces look like most, if that person is
// not in the picture; later faces do not change it.
type Live struct {
	collector *Collector
	person    map[int]int // of each track
	clusters  []*cluster  // of each person: index 0 is person 1
}

// NewLive makes one for a stream.
func NewLive() *Live {
	return &Live{collector: NewCollector(), person: map[int]int{}}
}

// Apply sets the numbers of the faces of a frame. It takes the results in frame order, after
// tracking.
func (l *Live) Apply(r *face.Result) {
	l.collector.Add(r)
	for i := range r.Faces {
		if _, known := l.person[r.Faces[i].ID]; !known {
			l.begin(r.Faces[i].ID, r.Faces)
		}
	}
	for i := range r.Faces {
		r.Faces[i].ID = l.person[r.Faces[i].ID]
	}
}

// begin gives a track a number.
func (l *Live) begin(track int, faces []face.Face) {
	c := newCluster(l.collector.tracks[track])
	best, person := Margin, 0
	for i, known := range l.clusters {
		known.refresh()
		if v, ok := evidence(known, c); ok && v >= best && !l.shown(i+1, faces) {
			best, person = v, i+1
		}
	}
	if person == 0 {
		l.clusters = append(l.clusters, c)
		l.person[track] = len(l.clusters)
		return
	}
	l.clusters[person-1].join(c)
	l.person[track] = person
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

// refresh adds up the numbers of the tracks of a cluster, which have grown.
func (c *cluster) refresh() {
	c.sum, c.samples = [face.NumIdentity]float64{}, 0
	for _, t := range c.tracks {
		c.samples += t.samples
		for k, v := range t.sum {
			c.sum[k] += v
		}
		c.addSpot(t.end)
	}
}
