package decode

import (
	"slices"

	"github.com/facecue/facecue/internal/av"
)

// endsBeforeHeader compares the end that the header names with the end of the last
// packet. It allows a second and 2 %, by which headers of whole recordings are off.
func (r *Reader) endsBeforeHeader() (missing float64, early bool) {
	end := r.headerEnd()
	if end <= 0 || r.in.format == "mov" {
		return 0, false
	}
	missing = end - r.stats.end
	if missing <= max(1, 0.02*end) {
		return 0, false
	}
	return missing, true
}

// headerEnd is the end of the recording that its header names, in seconds of the
// container; 0 where it names none. It is the header's duration: whether that counts
// from zero or from a later start differs between containers.
func (r *Reader) headerEnd() float64 {
	fc := r.in.fc
	switch {
	case slices.Contains(readForLength, r.in.format):
		return 0
	case r.in.format == "avi":
		return plausible(float64(r.video.NbFrames()) * r.stream.Clock.Base.Float())
	case !av.HasOwnDuration(fc) || fc.Duration() <= 0:
		return 0
	}
	return plausible(float64(fc.Duration()) / 1e6)
}

// readForLength are the formats whose length libav finds by reading to the end. It is
// the length of what is there, even where that is not all.
var readForLength = []string{"gif", "ogg"}

// maxLength is a length, thirty days in seconds, that no recording exceeds. A writer that
// cannot go back to its header leaves the largest number in it.
const maxLength = 30 * 24 * 3600

// plausible is a length in seconds from a header; 0 for one over maxLength.
func plausible(seconds float64) float64 {
	if seconds > maxLength {
		return 0
	}
	return seconds
}
