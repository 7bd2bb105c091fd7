package event

import "sort"

// byPerson holds a value for each person, in order of the person's number: the order of
// a map would differ from run to run.
type byPerson[V any] struct {
	ids    []int
	values []*V
}

// get finds the value of a person, or makes a new one.
func (p *byPerson[V]) get(id int) (value *V, fresh bool) {
	i := sort.SearchInts(p.ids, id)
	if i < len(p.ids) && p.ids[i] == id {
		return p.values[i], false
	}
	p.ids = append(p.ids, 0)
	p.values = append(p.values, nil)
	copy(p.ids[i+1:], p.ids[i:])
	copy(p.values[i+1:], p.values[i:])
	p.ids[i], p.values[i] = id, new(V)
	return p.values[i], true
}

// sweep deletes the people for whom gone is true, so that memory does not grow with
// all people of a long recording.
func (p *byPerson[V]) sweep(gone func(id int, value *V) bool) {
	kept := 0
	for i, value := range p.values {
		if gone(p.ids[i], value) {
			continue
		}
		p.ids[kept], p.values[kept] = p.ids[i], value
		kept++
	}
	clear(p.values[kept:])
	p.ids, p.values = p.ids[:kept], p.values[:kept]
}
