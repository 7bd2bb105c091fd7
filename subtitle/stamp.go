package subtitle

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
)

// clock formats cue edges. They are rounded down, as face.Clock.Floor says, and
// a cue never vanishes nor begins before zero.
type clock struct{ face.Clock }

func (k clock) milliseconds(c Cue) (from, to int64) { return k.edges(c, 1000) }

func (k clock) edges(c Cue, perSecond int64) (from, to int64) {
	from, to = max(0, k.Floor(c.Start, perSecond)), k.Floor(c.End, perSecond)
	return from, max(to, from+1)
}

// stamp is HH:MM:SS and milliseconds after the separator.
func stamp(ms int64, separator string) string {
	return fmt.Sprintf("%02d:%02d:%02d%s%03d", ms/3600000, ms/60000%60, ms/1000%60, separator, ms%1000)
}
