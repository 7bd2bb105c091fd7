package decode

import "github.com/facecue/facecue/internal/av"

// ptsFixer gives every picture a presentation time that is later than that of the
// picture before. Times are in ticks of the stream.
type ptsFixer struct {
	step    int64 // usual duration of a picture, at least 1
	restart int64 // a step back of this much or more means that the stream's clock restarts
	first   int64 // time of a first picture that has none

	started      bool // a picture was given a time
	last         int64
	lastDuration int64
	offset       int64 // added to the stream's times since its clock restarted
}

// fix turns libav's best guess, av.NoPTS where it has none, into the time that is used.
// made tells that this is not the stream's own time.
func (f *ptsFixer) fix(best, duration int64) (pts int64, made bool) {
	pts, made = f.choose(best)
	f.last, f.lastDuration, f.started = pts, duration, true
	return pts, made
}

func (f *ptsFixer) choose(best int64) (pts int64, made bool) {
	switch {
	case best == av.NoPTS && !f.started:
		return f.first, true
	case best == av.NoPTS:
		return f.next(), true
	}
	pts = best + f.offset
	switch {
	case !f.started || pts > f.last:
		return pts, f.offset != 0
	case f.last-pts < f.restart:
		return f.last + 1, true
	}
	f.offset += f.next() - pts
	return f.next(), true
}

// next is the end of the last picture, where the picture after it belongs.
func (f *ptsFixer) next() int64 {
	if f.lastDuration > 0 {
		return f.last + f.lastDuration
	}
	return f.last + f.step
}
