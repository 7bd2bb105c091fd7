package corpus

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Counts are numbers of recordings by state, and what was analysed.
type Counts struct {
	All     int
	States  map[State]int
	Seconds float64 // of media, of those that are done or damaged
	Frames  int64
	Running []*Line
}

// Count counts the recordings of a manifest.
func (h *History) Count() Counts {
	c := Counts{States: map[State]int{}}
	for _, id := range slices.Sorted(maps.Keys(h.Records)) {
		l := h.Records[id]
		c.All++
		c.States[l.State]++
		if l.State == Running {
			c.Running = append(c.Running, l)
		}
		if l.Result != nil && (l.State == Done || l.State == Damaged) {
			c.Seconds, c.Frames = c.Seconds+l.Result.Seconds, c.Frames+l.Result.Frames
		}
	}
	return c
}

// String is a line for people.
func (c Counts) String() string {
	var parts []string
	for _, s := range []State{Done, Damaged, Failed, Running, Waiting} {
		if n := c.States[s]; n > 0 || s == Done {
			parts = append(parts, fmt.Sprintf("%d %s", n, s))
		}
	}
	return fmt.Sprintf("%d recordings: %s; %.2f hours of media, %d frames", c.All, strings.Join(parts, ", "), c.Seconds/3600, c.Frames)
}
