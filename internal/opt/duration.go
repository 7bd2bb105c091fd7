package opt

import (
	"errors"
	"math"
	"strconv"
	"strings"
	"time"
)

var errDuration = errors.New("is not a time: write seconds (12.5), [HH:]MM:SS[.m], or a number with s, ms, us")

// ParseDuration reads FFmpeg's time durations (doc/utils.texi, "Time
// duration"), from -292 to 292 years.
func ParseDuration(text string) (time.Duration, error) {
	rest, negative := strings.CutPrefix(text, "-")
	seconds, err := parseSeconds(rest)
	if err != nil || math.Abs(seconds) > math.MaxInt64/1e9 {
		return 0, errDuration
	}
	if negative {
		seconds = -seconds
	}
	return time.Duration(math.Round(seconds * 1e9)), nil
}

func parseSeconds(text string) (float64, error) {
	if strings.Contains(text, ":") {
		return parseSexagesimal(text)
	}
	for _, unit := range []struct {
		suffix string
		factor float64
	}{{"us", 1e-6}, {"ms", 1e-3}, {"s", 1}} {
		if number, ok := strings.CutSuffix(text, unit.suffix); ok {
			f, err := parseUnsigned(number)
			return f * unit.factor, err
		}
	}
	return parseUnsigned(text)
}

func parseSexagesimal(text string) (float64, error) {
	parts := strings.Split(text, ":")
	if len(parts) > 3 {
		return 0, errDuration
	}
	total := 0.0
	for i, part := range parts {
		n, err := parseUnsigned(part)
		whole := n == math.Trunc(n) && !strings.ContainsAny(part, ".")
		if err != nil || i > 0 && n >= 60 || i < len(parts)-1 && !whole {
			return 0, errDuration
		}
		total = float64(total*60) + n
	}
	return total, nil
}

// parseUnsigned accepts decimal digits and a point only: no sign, exponent, hex or "inf".
func parseUnsigned(text string) (float64, error) {
	if text == "" || strings.Trim(text, "0123456789.") != "" {
		return 0, errDuration
	}
	return strconv.ParseFloat(text, 64)
}
