package decode

import "github.com/facecue/facecue/internal/av"

// stamper gives every picture a presentation time that is later than the one
// before. Times in stream ticks.
type stamper struct {
	step   int64 // usual length of a picture, at least 1
	jump   int64 // a step back of this much or more is a new beginning
	first  int64 // time of a first picture that has none
	last   int64
	length int64 // of the last picture
	offset int64 // added since the stream began anew
	begun  bool
}

// stamp turns libav's best effort, av.NoPTS where it has none, into the
// time used. made tells that it is not the stream's own.
func (s *stamper) stamp(best, duration int64) (pts int64, made bool) {
	pts, made = s.choose(best)
	s.last, s.length, s.begun = pts, duration, true
	return pts, made
}

func (s *stamper) choose(best int64) (int64, bool) {
	switch {
	case best == av.NoPTS && !s.begun:
		return s.first, true
	case best == av.NoPTS:
		return s.next(), true
	}
	pts := best + s.offset
	switch {
	case !s.begun || pts > s.last:
		return pts, s.offset != 0
	case s.last-pts < s.jump:
		return s.last + 1, true
	}
	s.offset += s.next() - pts
	return s.next(), true
}

// next is where the picture after the last belongs.
func (s *stamper) next() int64 {
	if s.length > 0 {
		return s.last + s.length
	}
	return s.last + s.step
}
