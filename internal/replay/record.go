// Package replay reads whole records into memory and gives the faces of the frame at a time,
// for times in any order and from any thread. The plugin draws them.
package replay

import (
	"sort"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// Face has the properties of a face that are drawn.
type Face struct {
	ID     int32
	Box    face.Box // displayed pixels of the recording
	State  face.Label
	Missed bool // not found in this frame; styles that hide faces hide it
	Smooth face.Scores
	Peak   float32 // highest smoothed score of State so far
}

// Record is a record in memory. It does not change, so any number of goroutines may use it.
type Record struct {
	Stream  face.Stream
	Names   wording.Names // that a sheet gives people
	Ignored face.People   // whom a sheet leaves out; their faces are to be hidden
	Fault   error         // why it was not read to its end; nil if it was

	times     []float64 // player's seconds at which each frame begins
	first     []uint32  // faces[first[i]:first[i+1]] are those of frame i
	faces     []Face
	end       float64 // player's seconds at which the last frame ends
	tolerance float64 // seconds before its time at which a frame is given
}

// outside is how many seconds before the first frame and after the last one At still gives the
// faces of these frames: hosts round times and repeat the first and last frame of a clip.
const outside = 0.5

// Len is the number of frames.
func (r *Record) Len() int { return len(r.times) }

// End is the player's time, in seconds, at which the last frame ends.
func (r *Record) End() float64 { return r.end }

// At gives the faces of the frame that a player shows at a time. It returns false for a time
// outside the record.
func (r *Record) At(seconds float64) ([]Face, bool) {
	after := outside
	if r.Fault != nil {
		after = 0 // the next frame is missing
	}
	if len(r.times) == 0 || !(seconds >= r.times[0]-outside && seconds < r.end+after) {
		return nil, false
	}
	return r.frame(r.index(seconds)), true
}

// After gives the faces of the frame that comes n frames after the one at a time. It returns
// false if there is no such frame.
func (r *Record) After(seconds float64, n int) ([]Face, bool) {
	if _, ok := r.At(seconds); !ok {
		return nil, false
	}
	if n += r.index(seconds); n >= len(r.times) {
		return nil, false
	}
	return r.frame(n), true
}

// index is that of the last frame that begins at most tolerance after a time.
func (r *Record) index(seconds float64) int {
	latest := seconds + r.tolerance
	next := sort.Search(len(r.times), func(i int) bool { return r.times[i] > latest })
	return max(next-1, 0)
}

func (r *Record) frame(i int) []Face { return r.faces[r.first[i]:r.first[i+1]] }
