package event

import (
	"time"

	"github.com/facecue/facecue/internal/opt"
)

// Settings are the parsed options. All times are media time, so that the events do not
// depend on the frame rate, or on whether it varies.
type Settings struct {
	Tau          time.Duration
	Enter, Leave float32
	Min, Gap     time.Duration
	Rise         float32
	Longest      time.Duration
	Baseline     time.Duration
	Ahead        time.Duration
	Speaking     int     // which of a face's estimates, from 1, is the score of speaking in its frame alone; 0 none
	Speech       int     // which of them, from 1, is 1 where the person speaks and 0 elsewhere; 0 none
	Rate         float64 // false alarms a minute that a fleeting candidate may have; 0 finds none
}

// Options declares them. With the default smoothing a flash of less than a
// quarter of a second leaves the state alone. Fleeting is what lasts at most
// half a second, the bound that Yan et al. 2013 ("How fast are the leaked facial
// expressions") give for micro-expressions.
func Options() opt.Set {
	return opt.Set{
		{Name: "tau", Kind: opt.Duration, Default: "0.35", Min: 0, Max: 60, Help: "time constant of the smoothing, seconds; 0 smooths nothing"},
		{Name: "enter", Kind: opt.Float, Default: "0.55", Min: 0.05, Max: 1, Help: "smoothed score at which another expression takes over"},
		{Name: "leave", Kind: opt.Float, Default: "0.4", Min: 0, Max: 1, Help: "smoothed score under which a state ends, and that its successor then needs; below enter, so that nothing flickers"},
		{Name: "min", Kind: opt.Duration, Default: "0.4", Min: 0, Max: 60, Help: "shortest state, seconds"},
		{Name: "gap", Kind: opt.Duration, Default: "0.4", Min: 0, Max: 60, Help: "how long a state lives on while the face is missing or poor, seconds"},
		{Name: "rise", Kind: opt.Float, Default: "0.35", Min: 0.05, Max: 1, Help: "rise of a raw score over the face's baseline that is a fleeting candidate"},
		{Name: "longest", Kind: opt.Duration, Default: "0.5", Min: 0, Max: 10, Help: "longest fleeting candidate, seconds; 0 finds none"},
		{Name: "baseline", Kind: opt.Duration, Default: "2", Min: 0.1, Max: 600, Help: "time constant of the baseline, seconds"},
		{Name: "ahead", Kind: opt.Duration, Default: "1.2", Min: 0, Max: 60, Help: "how much of what follows a frame its state is decided by, seconds, 72 frames at most; a frame waits for so long, and states neither begin nor end late; 0 decides by what went before, with some 0.3 seconds of delay: facecue filter takes it unless told otherwise"},
	}
}

// FleetingOptions declares how sure a fleeting candidate must be.
func FleetingOptions() opt.Set {
	return opt.Set{
		{Name: "rate", Kind: opt.Float, Default: "1", Min: 0, Max: 1e6, Help: "false alarms a minute of speech that are accepted: a candidate is left out where so many rises of its strength, in standard deviations of the person's own scores, are expected by chance; 0 finds no candidates"},
	}
}

// WithFleeting are the settings with values of FleetingOptions.
func (s Settings) WithFleeting(v opt.Values) Settings {
	s.Rate = v.Float("rate")
	return s
}

// WithSpeech are the settings with the places, from 0, of the score of speaking and of the state of speech among
// the estimates of faces; negative: none.
func (s Settings) WithSpeech(score, state int) Settings {
	s.Speaking, s.Speech = score+1, state+1
	return s
}

// Parse reads values of Options; what FleetingOptions declares has its default.
func Parse(v opt.Values) Settings {
	set := Settings{
		Tau: v.Duration("tau"), Min: v.Duration("min"), Gap: v.Duration("gap"),
		Enter: float32(v.Float("enter")), Leave: float32(v.Float("leave")),
		Rise: float32(v.Float("rise")), Longest: v.Duration("longest"), Baseline: v.Duration("baseline"),
		Ahead: v.Duration("ahead"),
	}
	return set.WithFleeting(FleetingOptions().Defaults())
}

// Recorded gives the settings of the filters smooth and fleeting in a chain of filters, as a
// record names it; the defaults where the chain has none. It fails if the chain cannot be parsed.
func Recorded(chain string) (Settings, error) {
	values, fleeting := Options().Defaults(), FleetingOptions().Defaults()
	if chain == "" {
		return Parse(values), nil
	}
	items, err := opt.ParseChain(chain)
	if err != nil {
		return Settings{}, err
	}
	for _, item := range items {
		switch item.Name {
		case "smooth":
			values, err = Options().Parse(item.Args)
		case "fleeting":
			fleeting, err = FleetingOptions().Parse(item.Args)
		}
		if err != nil {
			return Settings{}, err
		}
	}
	return Parse(values).WithFleeting(fleeting), nil
}
