// Package speech estimates from the motion of a mouth whether a face talks. It knows faces by
// number and times by PTS, and reads the small picture of each face; it hears no sound.
package speech

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/elementary"
	"github.com/facecue/facecue/internal/face"
)

// Estimate describes the score that Meter gives, and State whether the person speaks: 1 in
// stretches of speech, 0 elsewhere.
var (
	Estimate = face.Estimate{Name: "speaking", Kind: face.Dimension, Range: [2]float32{0, 1}}
	State    = face.Estimate{Name: "speech", Kind: face.Dimension, Range: [2]float32{0, 1}}
)

// Index is the place of the estimate of speaking among the estimates of a face; -1 where there is none.
func Index(estimates []face.Estimate) int { return named(estimates, Estimate.Name) }

// StateIndex is the place of the state; -1 where there is none.
func StateIndex(estimates []face.Estimate) int { return named(estimates, State.Name) }

// Places are those of the score of speaking and of the state; -1 where there is none.
func Places(estimates []face.Estimate) (score, state int) {
	return Index(estimates), StateIndex(estimates)
}

// Told is the place of the estimate that is over 0.5 where the person speaks: of the state, else, as in
// records without it, of the score; -1 where there is neither.
func Told(estimates []face.Estimate) int {
	if at := StateIndex(estimates); at >= 0 {
		return at
	}
	return Index(estimates)
}

func named(estimates []face.Estimate, name string) int {
	return slices.IndexFunc(estimates, func(e face.Estimate) bool { return e.Name == name })
}

// Meter gives each face a score from 0 to 1 for whether it talks, by how much the mouth moved
// since a picture before, more than eyes and nose: a logistic regression, fitted to people who
// talk and to others, as docs/STATES.md says. One picture says little; event.TwoSided takes the
// mean of the pictures around it.
type Meter struct {
	clock  face.Clock
	people map[int][]picture // oldest first
}

type picture struct {
	at    time.Duration // player's time
	mouth *face.Small
}

const (
	// step is the least time between the pictures that are compared: that from one picture to
	// the next at 25 a second. Syllables follow each other 2 to 8 times a second.
	step = 38 * time.Millisecond
	// longest is the greatest.
	longest = 300 * time.Millisecond

	constant, ofMouth, ofFace = 2.33, 4.46, -3.05
	still                     = 0.005 // what a picture of a face that does not move changes by noise
)

// NewMeter makes one for a stream.
func NewMeter(stream face.Stream) *Meter {
	return &Meter{clock: stream.Clock, people: map[int][]picture{}}
}

// Score is that of a face in the frame with a PTS; frames come in order. It is 0.5 where there is
// nothing to compare with.
func (m *Meter) Score(f *face.Face, pts int64) float32 {
	if f.Small == nil {
		return 0.5
	}
	now, list := m.clock.Time(pts), m.people[f.ID]
	if n := len(list); n > 0 && now < list[n-1].at {
		list = nil // time runs backwards
	}
	score, before := float32(0.5), last(list, now)
	if before >= 0 {
		score = compared(list[before].mouth, f.Small)
		list = append(list[:0], list[before:]...)
	}
	m.people[f.ID] = append(list, picture{now, f.Small})
	return score
}

// Forget deletes the people whose last picture is too old to be compared with one at a PTS.
func (m *Meter) Forget(pts int64) {
	now := m.clock.Time(pts)
	for id, list := range m.people {
		if now-list[len(list)-1].at > longest {
			delete(m.people, id)
		}
	}
}

// last is the last picture that is a step older than now; -1 for none.
func last(list []picture, now time.Duration) int {
	for n := len(list) - 1; n >= 0; n-- {
		if age := now - list[n].at; age >= step {
			if age > longest {
				return -1
			}
			return n
		}
	}
	return -1
}

// compared is the score of two pictures of a face.
func compared(a, b *face.Small) float32 {
	contrast := float64((deviation(a)+deviation(b))/2) + 1
	mouth := elementary.Log(changed(a, b, inner)/contrast + still)
	rest := elementary.Log(changed(a, b, upper)/contrast + still)
	byMouth, byRest := float64(ofMouth*mouth), float64(ofFace*rest)
	return face.RoundScore(float32(1 / (1 + elementary.Exp(-float64(constant+byMouth+byRest)))))
}
