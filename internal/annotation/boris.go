package annotation

import (
	"errors"
	"fmt"
	"math"
	"strings"
)

// Errors of tables in which a state begins in one row and ends in another.
var (
	ErrStatus = errors.New("a status is START, STOP or POINT")
	ErrOpen   = errors.New("a state begins and does not end; add its end")
	ErrClosed = errors.New("a state ends that did not begin; add its start")
)

// openStates are the states that have begun and not ended, by who shows what.
type openStates map[stateKey][]Interval

type stateKey struct{ observation, person, tier, label, modifier string }

// change reads a row of events as BORIS exports them: a state begins, or it ends and is
// known from its start on, or a point is marked. Where a person shows one thing twice at
// once, what began first ends first.
func (r *tableReader) change(c cells) (v Interval, known bool, err error) {
	v = c.untimed()
	if v.Start, err = c.seconds(c.row[c.from]); err != nil {
		return v, false, err
	}
	v.End = v.Start
	key := stateKey{c.text(c.observation), v.Person, v.Tier, v.Label, c.text(c.modifier)}
	switch status := c.text(c.status); strings.ToLower(status) {
	case "start":
		r.open[key] = append(r.open[key], v)
		return v, false, nil
	case "stop":
		v, err = r.open.end(key, v)
		return v, true, err
	case "point":
		return v, true, nil
	default:
		return v, false, fmt.Errorf("%w: %s", ErrStatus, shown(status))
	}
}

// end takes the state that a row ends.
func (o openStates) end(key stateKey, stop Interval) (v Interval, err error) {
	begun := o[key]
	if len(begun) == 0 {
		return v, fmt.Errorf("%w: %s", ErrClosed, shown(stop.Label))
	}
	v = begun[0]
	v.End = stop.Start
	if o[key] = begun[1:]; len(begun) == 1 {
		delete(o, key)
	}
	return v, nil
}

// none refuses a state that never ended, by the first line of such.
func (o openStates) none() error {
	first := Interval{Line: math.MaxInt}
	for _, begun := range o {
		if begun[0].Line < first.Line {
			first = begun[0]
		}
	}
	if len(o) == 0 {
		return nil
	}
	return at(first.Line, fmt.Errorf("%w: %s", ErrOpen, shown(first.Label)))
}

// note keeps the name of a row's observation.
func (r *tableReader) note(c cells) {
	if name := c.text(c.observation); name != "" {
		r.observations[name] = true
	}
}

// tell says that a table is of several recordings, which have a clock each.
func (r *tableReader) tell() {
	if n := len(r.observations); n > 1 {
		r.remark("rows of %d observations were put on one time line; export each by itself", n)
	}
}
