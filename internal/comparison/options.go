package comparison

import (
	"time"

	"github.com/facecue/facecue/internal/matching"
	"github.com/facecue/facecue/internal/resample"
)

// Options say how tracks are compared.
type Options struct {
	Step      time.Duration // of the units; 0 takes the frames of the first record, or DefaultStep
	Blank     string        // what judged time without an annotation is: None, Neutral, or "" for missing
	Uncertain bool          // time that is uncertain counts, with a label of its own
	Tolerance time.Duration // 0 gives no measure with a tolerance
	Fleeting  bool          // compare fleeting candidates as well
	IoU       float64       // least common time of two events that are the same
	Overlap   float64       // least common time, as a share of the longer event, of two units
	Block     time.Duration // that is drawn for intervals
	Draws     resample.Settings
}

// DefaultStep is that of units where there is no record: a frame of 25 a second.
const DefaultStep = 40 * time.Millisecond

// Default is what is taken unless the user says otherwise.
func Default() Options {
	return Options{
		Blank: None, Uncertain: true, IoU: 0.5, Overlap: matching.Overlap, Tolerance: 500 * time.Millisecond,
		Block: 10 * time.Second, Draws: resample.Default(),
	}
}

// MostUnits bounds the units of one person: 55 hours of frames.
const MostUnits = 5_000_000
