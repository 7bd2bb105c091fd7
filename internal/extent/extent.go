// Package extent walks through the units of a media container - boxes, elements,
// pages, packets - to tell whether its bytes end where one of them ends. It is fed
// with the bytes as they are read, and looks at the heads of units alone.
package extent

import "bytes"

// End is how the bytes of a container end.
type End uint8

const (
	Unknown End = iota // the structure is not understood, or does not tell
	Whole              // where the container says that it ends
	Between            // between two units of a container that does not say where it ends
	Cut                // within a unit, or before the end that the container names
)

// mostHead bounds the head of a unit.
const mostHead = 1 << 20

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
	want int   // so many bytes are needed to tell; 0 where all else is known
	size int64 // bytes of the unit
	last bool  // what follows the unit is no part of the container
	lost bool  // this is no unit
}

func want(n int) step   { return step{want: n} }
func unit(n int64) step { return step{size: n} }
func last(n int64) step { return step{size: n, last: true} }

var lost = step{lost: true}

// Walk follows one container from its first byte. It is a writer of all its bytes;
// those that Skips counts may be left out by Skip.
type Walk struct {
	grammar grammar
	head    []byte // of a unit that is not known yet
	want    int    // bytes of head that are needed
	skip    int64  // bytes of the present unit that are still to come
	begun   bool
	lost    bool
	last    bool // the present unit is the last
}

// New is a walk through a container, by libav's name of its demuxer. One that is not
// known is never understood.
func New(format string) *Walk {
	begin, ok := grammars[format]
	if !ok {
		return &Walk{lost: true}
	}
	return &Walk{grammar: begin()}
}

// Skips is how many of the next bytes say nothing.
func (w *Walk) Skips() int64 {
	if w.done() {
		return 1 << 62
	}
	return w.skip
}

// Skip passes so many bytes, of those that Skips counts.
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

// next looks at the head of a unit and returns the bytes after the part of it that is
// at hand. A head that is too short is kept, and looked at again with every byte more,
// since it may turn out to be none.
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

// enter is told the head of a unit, and how much of it is passed.
func (w *Walk) enter(head []byte) (passed int) {
	s := w.grammar.unit(head)
	switch {
	case s.want > len(head) && s.want <= mostHead:
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

// Fragmented tells an MP4 whose index comes in pieces, so that it does not say what
// follows the last of them.
func (w *Walk) Fragmented() bool {
	b, ok := w.grammar.(*boxes)
	return ok && b.fragmented
}

// begins tells whether b begins with a mark, as far as it goes.
func begins(b []byte, mark string) bool {
	n := min(len(b), len(mark))
	return string(b[:n]) == mark[:n]
}
