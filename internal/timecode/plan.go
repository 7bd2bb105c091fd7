package timecode

import (
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// Options are those of a format that counts frames; start is the usual time code of
// a timeline's first frame.
func Options(start string) opt.Set {
	return opt.Set{
		{Name: "start", Kind: opt.String, Default: start, Help: "time code of the timeline's first frame; with ; before the frames for drop-frame"},
		RateOption(),
	}
}

// RateOption is the one of a format that counts frames from 0.
func RateOption() opt.Option {
	return opt.Option{Name: "rate", Kind: opt.Float, Default: "0", Min: 0, Max: 240, Help: "frames a second of the timeline; 0: of the rates that editors have the one that fits the recording"}
}

// Plan is a timeline to be. Its rate is known when all pictures are.
type Plan struct {
	stream face.Stream
	rate   face.Rational // that a user asked for; Den 0: none
	start  string
	early  Count // by what is known before the first picture
	pace   pace
}

// Parse makes the plan that the Options ask for.
func Parse(v opt.Values, s face.Stream) (*Plan, error) { return plan(v, v.String("start"), s) }

// FromZero makes the plan that the RateOption asks for; its format has no time code.
func FromZero(v opt.Values, s face.Stream) (*Plan, error) {
	s.Timecode = ""
	return plan(v, "00:00:00:00", s)
}

func plan(v opt.Values, start string, s face.Stream) (p *Plan, err error) {
	p = &Plan{stream: s, start: start}
	if rate := v.Float("rate"); rate > 0 {
		p.rate = asked(rate)
	}
	p.early, err = New(p.timelineRate(), start)
	return p, err
}

// Picture notes that the recording has a picture at a PTS.
func (p *Plan) Picture(pts int64) { p.pace.picture(pts) }

// timelineRate is what the user asked for, else what fits the recording.
func (p *Plan) timelineRate() face.Rational {
	if p.rate.Den != 0 {
		return p.rate
	}
	return p.mediaRate()
}

// mediaRate is the rate that editors take the recording for; Den 0 where nothing is
// known of it. The average of the container is exact where the pictures agree with it.
func (p *Plan) mediaRate() face.Rational {
	average := p.stream.Rate.Float()
	usual, _ := p.pace.usual(p.stream.Clock.Base)
	if r, ok := standard(average); ok && (usual == 0 || usual > 0.98*average && usual < 1.02*average) {
		return r
	}
	if usual == 0 {
		usual = average
	}
	if usual <= 0 {
		return face.Rational{}
	}
	return fitting(usual)
}

// Timeline is how frames are counted. Where the pictures ask for another rate than
// the container did, but start= is no time code of that, the container's stays.
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
