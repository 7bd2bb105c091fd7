package decode

import (
	"slices"

	"github.com/facecue/facecue/internal/av"
)

// endsEarly compares the end that the header names with the last packet's. It
// allows a second and 2 %, by which healthy headers are off.
func (r *Reader) endsEarly() (seconds float64, early bool) {
	promised := r.promised()
	if promised <= 0 || r.in.format == "mov" {
		return 0, false
	}
	seconds = promised - r.tally.end
	if seconds <= max(1, 0.02*promised) {
		return 0, false
	}
	return seconds, true
}

// promised is the end of the recording that its header names, in seconds of
// the container; 0 where it names none. Containers differ in whether they count
// from a late start, so that is left out.
func (r *Reader) promised() float64 {
	fc := r.in.fc
	switch {
	case slices.Contains(measured, r.in.format):
		return 0
	case r.in.format == "avi":
		return believed(float64(r.video.NbFrames()) * r.stream.Clock.Base.Float())
	case !av.HasOwnDuration(fc) || fc.Duration() <= 0:
		return 0
	}
	return believed(float64(fc.Duration()) / 1e6)
}

// measured are the formats of which libav finds the length by reading to the end, so
// that it is that of what is there.
var measured = []string{"gif", "ogg"}

// longest is a length in seconds, thirty days, that no recording has. A writer that
// cannot go back to its header leaves the largest number in it.
const longest = 30 * 24 * 3600

// believed is a length in seconds from a header; 0 for one that cannot be.
func believed(seconds float64) float64 {
	if seconds > longest {
		return 0
	}
	return seconds
}
