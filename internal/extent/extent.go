// Package extent tells whether the bytes of a media container end where one of its units
// ends: a box, element, page or packet. It is given the bytes as they are read, and looks
// at the heads of units alone.
package extent

import "bytes"

// End is how the bytes of a container end.
type End uint8

const (
	Unknown End = iota // the structure is not understood, or does not tell
	Whole              // at the end that the container names
	Between            // between two units of a container that names no end
	Cut                // within a unit, or before the end that the container names
)

// maxHead bounds the head of a unit, in bytes.
const maxHead = 1 << 20

// grammar knows the units of one container.
type grammar interface {
	// unit reads the head of the unit that b begins with. b may be of any length
	// from 1, and may hold more than the unit.
	unit(b []byte) step
	// ends tells what it means that the bytes end here: within a unit, or between
	// two.
	ends(within bool) End
}

// step is what a grammar found at the beginning of a unit.
type step struct {
	want int   // so many bytes of the unit are needed to tell; 0 where the other fields are set
	size int64 // bytes of the unit
	last bool  // what follows the unit is no part of the container
	lost bool  // the bytes are no unit
}

func want(n int) step   { return step{want: n} }
func unit(n int64) step { return step{size: n} }
func last(n int64) step { return step{size: n, last: true} }

var lost = step{lost: true}

// Walk follows one container from its first byte. All bytes are given to Write, except
// those that Skips counts, which may be given to Skip.
type Walk struct {
	grammar grammar
	head    []byte // the first bytes of a unit that needs more to be understood
	want    int    // bytes of head that are needed
	skip    int64  // bytes of the present unit that are still to come
	begun   bool
	lost    bool
	last    bool // the present unit is the last
}

// New is a walk through a container, by libav's name of its demuxer. Where the name is not
// known, End is Unknown.
func New(format string) *Walk {
	begin, ok := grammars[format]
	if !ok {
		return &Walk{lost: true}
	}
	return &Walk{grammar: begin()}
}

// Skips is how many of the next bytes need not be looked at.
func (w *Walk) Skips() int64 {
	if w.done() {
		return 1 << 62
	}
	return w.skip
}

// Skip passes over n bytes, at most as many as Skips counts.
func (w *Walk) Skip(n int64) {
	if !w.done() {
		w.skip -= n
	}
}

func (w *Walk) done() bool { return w.lost || w.last && w.skip == 0 }

// Write takes the next bytes. It never fails.
func (w *Walk) Write(b []byte) (int, error) {
	n := len(b)
	w.begun = w.begun || n > 0
	for len(b) > 0 && !w.done() {
		passed := min(w.skip, int64(len(b)))
		w.skip -= passed
		if b = b[passed:]; len(b) > 0 && !w.done() {
			b = w.next(b)
		}
	}
	return n, nil
}

// next looks at the head of a unit and returns the bytes of b that it did not use. A head
// that is too short is kept and looked at again when more bytes come.
func (w *Walk) next(b []byte) []byte {
	if len(w.head) == 0 {
		here := w.enter(b)
		return b[here:]
	}
	more := min(w.want-len(w.head), len(b))
	head, after := append(w.head, b[:more]...), b[more:]
	w.head = head[:0]
	here := w.enter(head)
	if here == len(head) {
		return after
	}
	return append(head[here:], after...) // the next unit began within the head
}

// enter begins a unit, and returns how many bytes of its head belong to it.
func (w *Walk) enter(head []byte) (passed int) {
	s := w.grammar.unit(head)
	switch {
	case s.want > len(head) && s.want <= maxHead:
		w.head, w.want = append(w.head, head...), s.want
		return len(head)
	case s.lost || s.size <= 0:
		w.lost = true
		return len(head)
	}
	w.last = s.last
	here := min(s.size, int64(len(head)))
	w.skip = s.size - here
	return int(here)
}

// End is how the bytes given so far end.
func (w *Walk) End() End {
	switch {
	case w.lost || !w.begun:
		return Unknown
	case w.last && w.skip == 0:
		return Whole
	case w.skip > 0:
		return w.grammar.ends(true)
	}
	return w.grammar.ends(len(bytes.TrimLeft(w.head, "\x00")) > 0)
}

// Fragmented tells that the container is an MP4 whose index comes in pieces, so that the
// last piece does not say whether another should follow.
func (w *Walk) Fragmented() bool {
	b, ok := w.grammar.(*mov)
	return ok && b.fragmented
}

// begins tells whether b begins with a mark; where b is shorter, whether the mark begins
// with b.
func begins(b []byte, mark string) bool {
	n := min(len(b), len(mark))
	return string(b[:n]) == mark[:n]
}
