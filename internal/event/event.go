// Package event finds three kinds of events in the results of successive frames: smoothed
// states, fleeting candidates that smoothing would delete, and stretches of speech. People are
// given by their number and times by their PTS; pixels and files are not read.
package event

import (
	"time"

	"github.com/facecue/facecue/internal/face"
)

// Kind tells states, fleeting candidates and stretches of speech apart.
type Kind uint8

const (
	State    Kind = iota // the smoothed expression, held with hysteresis
	Fleeting             // a short rise of a raw score over the face's own baseline
	Speech               // the person speaks; the event has no label, and its scores are those of speaking
)

func (k Kind) String() string {
	return [...]string{"state", "fleeting", "speech"}[k]
}

// Event is a stretch of time in which one person shows one expression, or speaks. Times
// are PTS of frames; Offset is exclusive: the PTS of the frame after the last,
// or the last frame's end where none follows.
type Event struct {
	Kind   Kind
	Person int
	Label  face.Label // an expression, or Uncertain for a state; None for speech

	Onset, Apex, Offset                int64 // ticks
	OnsetFrame, ApexFrame, OffsetFrame int64 // OffsetFrame is the last frame of it

	Peak, Mean float32 // of the label's score: smoothed for states, raw for fleeting, of speaking for speech; four decimals

	// Of fleeting candidates: the rise over the person's baseline in standard deviations of the
	// person's scores, and how many false alarms an hour of speech a candidate of this strength
	// has; one decimal. Zero for other events.
	Strength, FalseAlarms float32
}

// unknown stands where a frame number or score was not measured.
const unknown = -1

// Unmeasured is an event that a person annotated: it has no frames and no scores, and
// its apex is its middle.
func Unmeasured(person int, l face.Label, onset, offset int64) Event {
	return Event{
		Person: person, Label: l, Onset: onset, Apex: onset + (offset-onset)/2, Offset: offset,
		OnsetFrame: unknown, ApexFrame: unknown, OffsetFrame: unknown, Peak: unknown, Mean: unknown,
	}
}

// Point tells a point in time, as an annotator marks it, from a stretch.
func (e Event) Point() bool { return e.Offset <= e.Onset }

// PointShown is how long a point is shown in outputs that people read: about as long as
// the shortest subtitle that can be read.
const PointShown = time.Second

// Shown is the event as outputs that people read show it: a point lasts PointShown.
func (e Event) Shown(c face.Clock) Event {
	if e.Point() {
		e.Offset = c.Ticks(c.Time(e.Onset) + PointShown)
	}
	return e
}

// Measured tells that frames, apex and scores are known.
func (e Event) Measured() bool { return e.ApexFrame != unknown }

// Emit takes an event that has ended. An error of it ends Add or Flush.
type Emit func(Event) error
