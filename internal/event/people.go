package event

import "sort"

// people keeps what is known of each person, in order of number, so that what
// is emitted does not depend on the order of a map.
type people[P any] struct {
	ids  []int
	data []*P
}

// get finds a person, or makes room for a new one.
func (p *people[P]) get(id int) (data *P, fresh bool) {
	i := sort.SearchInts(p.ids, id)
	if i < len(p.ids) && p.ids[i] == id {
		return p.data[i], false
	}
	p.ids = append(p.ids, 0)
	p.data = append(p.data, nil)
	copy(p.ids[i+1:], p.ids[i:])
	copy(p.data[i+1:], p.data[i:])
	p.ids[i], p.data[i] = id, new(P)
	return p.data[i], true
}

// sweep forgets everybody for whom gone says so. Hours of a crowd would
// otherwise pile up.
func (p *people[P]) sweep(gone func(id int, data *P) bool) {
	kept := 0
	for i, data := range p.data {
		if gone(p.ids[i], data) {
			continue
		}
		p.ids[kept], p.data[kept] = p.ids[i], data
		kept++
	}
	clear(p.data[kept:])
	p.ids, p.data = p.ids[:kept], p.data[:kept]
}
