package opt

import (
	"fmt"
	"strings"

	"github.com/xrash/smetrics"
)

// Suggest is ` (did you mean "x"?)` with the name that is most similar to the typed one, or
// "" if none is similar. At most half of the typed letters may differ, by the Levenshtein
// distance. Case does not count.
func Suggest(typed string, names []string) string {
	best := Nearest(typed, names)
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

// Nearest is the name that Suggest proposes, or ""; also for a name that is right.
func Nearest(typed string, names []string) string {
	best, least := "", (len(typed)+1)/2+1
	for _, n := range names {
		if n == typed {
			return ""
		}
		if d := smetrics.WagnerFischer(strings.ToLower(typed), strings.ToLower(n), 1, 1, 1); d < least {
			best, least = n, d
		}
	}
	return best
}
