package annotation

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// times reads "FROM --> TO", after which settings may follow.
func times(line string) (from, to time.Duration, err error) {
	left, right, _ := strings.Cut(line, "-->")
	if from, err = stamp(strings.TrimSpace(left)); err != nil {
		return 0, 0, err
	}
	end := strings.Fields(right)
	if len(end) == 0 {
		return 0, 0, fmt.Errorf("%w: %s", ErrTime, shown(line))
	}
	to, err = stamp(end[0])
	return from, to, err
}

// stamp reads [HH:]MM:SS and, after a comma or point, a part of a second in one to nine
// digits. Fields may have one digit.
func stamp(text string) (time.Duration, error) {
	wrong := fmt.Errorf("%w: %s", ErrTime, shown(text))
	whole, part := text, ""
	if at := strings.LastIndexAny(text, ",."); at >= 0 {
		whole, part = text[:at], text[at+1:]
	}
	fields := strings.Split(whole, ":")
	if len(fields) < 2 || len(fields) > 3 || len(part) > 9 {
		return 0, wrong
	}
	seconds := uint64(0)
	for i, f := range fields {
		n, err := strconv.ParseUint(f, 10, 16)
		if err != nil || i > 0 && n > 59 {
			return 0, wrong
		}
		seconds = seconds*60 + n
	}
	nanoseconds, err := strconv.ParseUint((part + "000000000")[:9], 10, 32)
	if err != nil {
		return 0, wrong
	}
	return time.Duration(seconds)*time.Second + time.Duration(nanoseconds), nil
}
