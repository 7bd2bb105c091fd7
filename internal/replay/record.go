// Package replay tells what a record says of a moment: it reads one whole, and
// answers for any time, in any order, from any thread.
package replay

import (
	"sort"

	"github.com/facecue/facecue/internal/face"
)

// Face is what is drawn of a face.
type Face struct {
	ID     int32
	Box    face.Box // displayed pixels of the recording
	State  face.Label
	Missed bool // not found on this frame, and hidden nevertheless
	Smooth face.Scores
}

// Record is a record in memory. It does not change, so any number of goroutines
// may ask it.
type Record struct {
	Stream face.Stream
	Fault  error // why it was not read to its end; nil for a whole one

	times []float64 // player's seconds at which each frame begins
	first []uint32  // first[i]:first[i+1] are the faces of frame i
	faces []Face
	end   float64 // player's seconds at which the last frame ends
	early float64 // how much before its time a frame may be asked for
}

// slack is for how long before its first and after its last frame a record still
// answers, in seconds: hosts round times and repeat a clip's outermost frames.
const slack = 0.5

// Len is the number of frames.
func (r *Record) Len() int { return len(r.times) }

// End is the player's time, in seconds, at which the last frame ends.
func (r *Record) End() float64 { return r.end }

// At gives the faces of the frame that a player shows at a time. It is false
// for a time of which the record says nothing.
func (r *Record) At(seconds float64) ([]Face, bool) {
	late := slack
	if r.Fault != nil {
		late = 0 // what was there next is not known
	}
	if len(r.times) == 0 || !(seconds >= r.times[0]-slack && seconds < r.end+late) {
		return nil, false
	}
	return r.frame(r.at(seconds)), true
}

// After gives the faces of the frame that comes n frames after the one at a time.
func (r *Record) After(seconds float64, n int) ([]Face, bool) {
	if _, ok := r.At(seconds); !ok {
		return nil, false
	}
	if n += r.at(seconds); n >= len(r.times) {
		return nil, false
	}
	return r.frame(n), true
}

// at is the number of the last frame that began at or just after a time.
func (r *Record) at(seconds float64) int {
	latest := seconds + r.early
	next := sort.Search(len(r.times), func(i int) bool { return r.times[i] > latest })
	return max(next-1, 0)
}

func (r *Record) frame(i int) []Face { return r.faces[r.first[i]:r.first[i+1]] }
