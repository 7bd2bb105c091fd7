package comparison

import (
	"errors"
	"time"
)

// ErrSteps is returned where the step is so short that there are more than MostUnits units.
var ErrSteps = errors.New("the step is too short for so long a recording; give a longer --step")

// aligned are the units of one person in one session.
type aligned struct {
	session, patient, person string
	seconds                  float64 // that all judged
	leftOut                  float64 // seconds that some judged, but not all
	tracks                   []*Track
	support                  []Range
	units                    []Range
}

// align finds the units of the time that all tracks judged. A unit belongs to it if its middle does.
func align(tracks []*Track, frames []Range, o Options) (a aligned, err error) {
	a.tracks = tracks
	var any []Range
	first := true
	for _, t := range tracks {
		if t == nil {
			continue
		}
		judged := o.judged(t)
		if first {
			a.support, first = judged, false
		} else {
			a.support = common(a.support, judged)
		}
		any = either(any, judged)
	}
	a.seconds = total(a.support).Seconds()
	a.leftOut = (total(any) - total(a.support)).Seconds()
	a.units, err = units(a.support, frames, o.Step)
	return a, err
}

// units are the frames, or the steps from time 0 on, whose middle lies in the support.
func units(support, frames []Range, step time.Duration) (list []Range, err error) {
	if step == 0 && len(frames) > 0 {
		return within(frames, support), nil
	}
	if step == 0 {
		step = DefaultStep
	}
	if total(support)/step > MostUnits {
		return nil, ErrSteps
	}
	for _, r := range support {
		// Division rounds towards 0, so this is a step whose middle lies before the range.
		k := (r.From-step/2)/step - 1
		for ; k*step+step/2 < r.To; k++ {
			if k*step+step/2 >= r.From {
				list = append(list, Range{k * step, (k + 1) * step})
			}
		}
	}
	return list, nil
}

// within are the frames whose middle lies in a range.
func within(frames, ranges []Range) (list []Range) {
	i := 0
	for _, f := range frames {
		middle := f.From + (f.To-f.From)/2
		for i < len(ranges) && ranges[i].To <= middle {
			i++
		}
		if i < len(ranges) && ranges[i].From <= middle {
			list = append(list, f)
		}
	}
	return list
}
