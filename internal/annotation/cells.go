package annotation

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// interval is what a row says that has a start and an end or a length; without either
// it is a point.
func (c cells) interval() (v Interval, err error) {
	v = c.untimed()
	if v.Start, err = c.seconds(c.row[c.from]); err != nil {
		return v, err
	}
	switch {
	case c.text(c.to) != "":
		v.End, err = c.seconds(c.row[c.to])
	case c.text(c.length) != "":
		v.End, err = c.seconds(c.row[c.length])
		if c.milliseconds {
			v.End /= 1000
		}
		v.End += v.Start
	default:
		v.End = v.Start
	}
	return v, err
}

// untimed is an interval without its times. A table without a column for the person may
// name the person in the label, as subtitles do.
func (c cells) untimed() Interval {
	v := Interval{Line: c.line, Label: c.text(c.label), Person: cmp.Or(c.text(c.name), c.text(c.person)), Reading: c.text(c.reading), Tier: c.text(c.tier)}
	if n, err := strconv.Atoi(c.text(c.person)); err == nil && c.text(c.name) != "" {
		v.Number = n
	}
	v.cue = c.person < 0 && c.reading < 0 && c.tier < 0
	return v
}

// seconds reads a number of them, to the nanosecond, or a time of day such as 0:01:02.5.
func (c cells) seconds(text string) (time.Duration, error) {
	digits := strings.TrimSpace(text)
	if strings.Contains(digits, ":") {
		return stamp(digits)
	}
	if c.decimalComma {
		digits = strings.Replace(digits, ",", ".", 1)
	}
	f, err := strconv.ParseFloat(digits, 64)
	if err != nil || math.IsNaN(f) || math.Abs(f) > 1000*maxTime.Seconds() {
		return 0, fmt.Errorf("%w: %s", ErrTime, shown(text))
	}
	return time.Duration(math.Round(f * 1e9)), nil
}
