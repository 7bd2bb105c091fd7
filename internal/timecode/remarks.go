package timecode

import (
	"fmt"
	"math"
	"strconv"
)

// Remarks are warnings for the user: that the timeline's rate is not the recording's, and that
// the recording's time code does not fit its rate.
func (p *Plan) Remarks() (list []string) {
	t := p.Timeline()
	if p.rate.Den == 0 {
		list = p.remarkOnRate(t.Rate.Float())
	}
	if code := p.stream.Timecode; code != "" {
		if _, err := New(p.mediaRate(), code); err != nil {
			list = append(list, fmt.Sprintf("the recording's time code %s does not fit %s frames a second, and is left out", code, number(t.Media.Rate.Float())))
		}
	}
	return list
}

func (p *Plan) remarkOnRate(rate float64) []string {
	usual, varies := p.intervals.usual(p.stream.Clock.Base)
	average := p.stream.Rate.Float()
	if usual == 0 || sameRate(average, rate) {
		usual = average
	}
	switch {
	case varies:
		return []string{fmt.Sprintf("the recording's frame rate varies, %s a second on average: the timelines for editors have %s; rate= chooses another", number(average), number(rate))}
	case !sameRate(usual, rate):
		return []string{fmt.Sprintf("editors have no timeline of %s frames a second, as the recording has: theirs have %s; rate= chooses another", number(usual), number(rate))}
	}
	return nil
}

// number is a rate with at most three decimals: 25, 29.97, 23.976.
func number(rate float64) string {
	return strconv.FormatFloat(math.Round(rate*1000)/1000, 'f', -1, 64)
}
