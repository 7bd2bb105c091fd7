package annotation

import "time"

// slots are the points in time of an ELAN document. Those of annotations that were
// never aligned have no value.
type slots struct {
	index map[string]int // by the slot's name
	value []time.Duration
	known []bool
	given []bool // known from the file
}

func newSlots() slots { return slots{index: map[string]int{}} }

func (s *slots) count() int { return len(s.value) }

func (s *slots) append(id string, value time.Duration, known bool) {
	s.index[id] = len(s.value)
	s.value, s.known, s.given = append(s.value, value), append(s.known, known), append(s.given, known)
}

// at is the time of a slot.
func (s *slots) at(id string) (value time.Duration, known bool) {
	i, ok := s.index[id]
	if !ok || !s.known[i] {
		return 0, false
	}
	return s.value[i], true
}

// span is the time from one slot to another. Where the file has no time for one of them,
// and those that were found for them make no sense, it is not known.
func (s *slots) span(from, to string) span {
	begin, begins := s.at(from)
	end, ends := s.at(to)
	sound := begins && ends && (begin <= end || s.given[s.index[from]] && s.given[s.index[to]])
	return span{begin, end, sound, true}
}

// align places the slots without value that the annotations of one tier use: as ELAN
// shows them, evenly between the two known ones of the chain in which each annotation
// begins at the slot where another ends.
func (s *slots) align(rows []eafAnnotation) {
	next, before := map[int]int{}, map[int]int{}
	for _, a := range rows {
		from, begins := s.index[a.from]
		to, ends := s.index[a.to]
		if begins && ends {
			next[from], before[to] = to, from
		}
	}
	tried := map[int]bool{}
	for _, a := range rows {
		for _, id := range [...]string{a.from, a.to} {
			if i, ok := s.index[id]; ok && !s.known[i] && !tried[i] {
				s.spread(s.chain(i, next, before, tried), next, before)
			}
		}
	}
}

// chain lists the slots without value that follow each other around slot i.
func (s *slots) chain(i int, next, before map[int]int, tried map[int]bool) (run []int) {
	first := i
	for range before { // no chain is longer, and one may be a ring
		p, ok := before[first]
		if !ok || s.known[p] {
			break
		}
		first = p
	}
	for {
		run, tried[first] = append(run, first), true
		n, ok := next[first]
		if !ok || s.known[n] || tried[n] {
			return run
		}
		first = n
	}
}

// spread gives a chain its times, where there is time between what is known before and
// after it.
func (s *slots) spread(run []int, next, before map[int]int) {
	from, begins := s.edge(run[0], before, -1)
	to, ends := s.edge(run[len(run)-1], next, +1)
	if !begins || !ends || to <= from {
		return
	}
	step := (to - from) / time.Duration(len(run)+1)
	for k, i := range run {
		s.value[i], s.known[i] = from+time.Duration(k+1)*step, true
	}
}

// farthest bounds the search for a known slot, in slots.
const farthest = 1 << 13

// edge is the known time beside a chain: that of the slot which the chain leads to, or
// else of the nearest in the order of the file, which is the order of time.
func (s *slots) edge(i int, leads map[int]int, step int) (time.Duration, bool) {
	if k, ok := leads[i]; ok && s.known[k] {
		return s.value[k], true
	}
	for range farthest {
		if i += step; i < 0 || i >= len(s.known) {
			break
		}
		if s.known[i] {
			return s.value[i], true
		}
	}
	return 0, false
}
