package timecode

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// Options are the options of a format that counts frames. start is the default time code of
// the timeline's first frame.
func Options(start string) opt.Set {
	return opt.Set{
		{Name: "start", Kind: opt.String, Default: start, Help: "time code of the timeline's first frame; with ; before the frames for drop-frame"},
		RateOption(),
	}
}

// RateOption is the only option of a format that counts frames from 0.
func RateOption() opt.Option {
	return opt.Option{Name: "rate", Kind: opt.Float, Default: "0", Min: 0, Max: 240, Help: "frames a second of the timeline; 0: of the rates that editors have the one that fits the recording"}
}

// Plan collects the times of a recording's frames and chooses the timeline's rate after the
// last one.
type Plan struct {
	stream    face.Stream
	rate      face.Rational // that the user gave; Den 0: none
	start     string
	early     Count // by the container's rate, before the first frame
	intervals intervals
}

// Parse makes a plan from the values of Options.
func Parse(v opt.Values, s face.Stream) (*Plan, error) { return plan(v, v.String("start"), s) }

// FromZero makes a plan from the value of RateOption, for a format without time codes.
func FromZero(v opt.Values, s face.Stream) (*Plan, error) {
	s.Timecode = ""
	return plan(v, "00:00:00:00", s)
}

func plan(v opt.Values, start string, s face.Stream) (p *Plan, err error) {
	p = &Plan{stream: s, start: start}
	if rate := v.Float("rate"); rate > 0 {
		p.rate = userRate(rate)
	}
	p.early, err = New(p.timelineRate(), start)
	return p, err
}

// Picture adds a frame of the recording at a PTS.
func (p *Plan) Picture(pts int64) { p.intervals.addFrame(pts) }

// timelineRate is the user's rate, else the one that fits the recording.
func (p *Plan) timelineRate() face.Rational {
	if p.rate.Den != 0 {
		return p.rate
	}
	return p.mediaRate()
}

// mediaRate is the rate that editors give the recording; Den 0 if it is unknown. The container's
// average rate is exact, so it is taken if the frames' intervals agree with it within 2 %.
func (p *Plan) mediaRate() face.Rational {
	average := p.stream.Rate.Float()
	usual, _ := p.intervals.usual(p.stream.Clock.Base)
	if r, ok := editorRate(average); ok && (usual == 0 || usual > 0.98*average && usual < 1.02*average) {
		return r
	}
	if usual == 0 {
		usual = average
	}
	if usual <= 0 {
		return face.Rational{}
	}
	return fittingRate(usual)
}

// RecordingRate is the rate that editors give the recording, frames a second; 0 if it is unknown.
func (p *Plan) RecordingRate() float64 {
	if rate := p.mediaRate(); rate.Den != 0 {
		return rate.Float()
	}
	return 0
}

// Timeline is the chosen timeline. If the frames fit another rate than the container's, but
// start= is not a time code of that rate, the container's rate is kept.
func (p *Plan) Timeline() Timeline {
	count, err := New(p.timelineRate(), p.start)
	if err != nil {
		count = p.early
	}
	media, err := New(p.mediaRate(), p.stream.Timecode)
	if err != nil {
		media = count.fromZero()
	}
	return Timeline{Count: count, Media: media}
}
