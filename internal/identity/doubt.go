package identity

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
)

// MayBe are the people, in order, who may be one of some others although they were not joined to
// them: no frame shows both, and the evidence that they are two is less than Margin.
func (j Join) MayBe(others face.People) (list face.People) {
	for i, c := range j.clusters {
		if others.Has(i + 1) {
			continue
		}
		for _, other := range others {
			if other < 1 || other > len(j.clusters) {
				continue
			}
			if open(c, j.clusters[other-1]) {
				list = append(list, i+1)
				break
			}
		}
	}
	return list
}

// MayBe tells whether a person, as far as known now, may be one of some others: no frame showed
// both, and the evidence that they are two is less than Margin.
func (l *Live) MayBe(person int, others face.People) bool {
	c := l.refreshed(person)
	if c == nil || others.Has(person) {
		return false
	}
	for _, other := range others {
		if o := l.refreshed(other); o != nil && open(c, o) {
			return true
		}
	}
	return false
}

// refreshed is a copy of the cluster of a person's number; nil where the number is nobody's. To ask
// changes nothing: the places that are kept depend on when they are added.
func (l *Live) refreshed(person int) *cluster {
	if person < 1 || person > len(l.clusters) || l.clusters[person-1] == nil {
		return nil
	}
	c := *l.clusters[person-1]
	c.spots = slices.Clip(c.spots)
	c.refresh()
	return &c
}

// open tells that two clusters may be one person.
func open(a, b *cluster) bool {
	v, ok := evidence(a, b)
	return ok && v > -Margin
}
