package face

import (
	"math/big"
	"time"
)

// Rational is a fraction of integers, as in libav; Den 0 means unknown.
type Rational struct{ Num, Den int64 }

// Float is the value, 0 when unknown.
func (r Rational) Float() float64 {
	if r.Den == 0 {
		return 0
	}
	return float64(r.Num) / float64(r.Den)
}

// Clock turns the time stamps of a stream into the time a player shows.
type Clock struct {
	Base  Rational // seconds per tick
	Start int64    // the tick a player shows as zero
}

// Seconds is the player's time of a time stamp.
func (c Clock) Seconds(pts int64) float64 {
	if c.Base.Den == 0 {
		return 0
	}
	return float64(pts-c.Start) * float64(c.Base.Num) / float64(c.Base.Den)
}

// Scaled is the player's time in units of 1/perSecond, rounded to the nearest,
// halves up, without overflow or floating point.
func (c Clock) Scaled(pts, perSecond int64) int64 {
	return c.divide(pts, 2*perSecond, c.Base.Den, 2*c.Base.Den)
}

// Floor is the last unit of 1/perSecond that begins at or before a time stamp. A
// cue edge is written so: a player shows a cue on a frame whose time is not
// before the cue's, and rounding up would lose that frame.
func (c Clock) Floor(pts, perSecond int64) int64 {
	return c.divide(pts, perSecond, 0, c.Base.Den)
}

// divide is (time stamp * base * factor + plus) / by, rounded down.
func (c Clock) divide(pts, factor, plus, by int64) int64 {
	if c.Base.Den == 0 {
		return 0
	}
	ticks := pts - c.Start
	if limit := int64(1) << 62 / max(1, c.Base.Num*factor); ticks >= 0 && ticks < limit {
		return (ticks*c.Base.Num*factor + plus) / by
	}
	n := big.NewInt(ticks)
	n.Mul(n, big.NewInt(c.Base.Num)).Mul(n, big.NewInt(factor)).Add(n, big.NewInt(plus))
	return n.Div(n, big.NewInt(by)).Int64() // Euclidean: rounds down, by being positive
}

// Time is the player's time, rounded to the nanosecond.
func (c Clock) Time(pts int64) time.Duration {
	return time.Duration(c.Scaled(pts, int64(time.Second)))
}

// Ticks is the time stamp nearest to a player's time.
func (c Clock) Ticks(t time.Duration) int64 {
	if c.Base.Num == 0 {
		return c.Start
	}
	inverse := Clock{Base: Rational{1, int64(time.Second) * c.Base.Num}}
	return c.Start + inverse.Scaled(int64(t), c.Base.Den)
}

// Stream is what the stages after decoding know of the recording.
type Stream struct {
	Width, Height int // displayed pixels: upright, square
	Clock         Clock
	Rate          Rational // average frames per second; Den 0 when unknown
	Duration      int64    // ticks; 0 when unknown
	Codec         string   // libav's name of the decoder
	HWAccel       string   // the hardware decoder really used, or "none"
	Still         bool     // the container is a picture file, such as JPEG or PNG
	Timecode      string   // of the recording's first picture, as 10:00:00:00, with ; before the frames for drop-frame; "" when it has none
}

// VisibleShift is the least distance, in displayed pixels, that a box must move before
// an output that follows faces writes it again: viewers do not notice less.
func (s Stream) VisibleShift() float32 { return max(1, float32(s.Height)/240) }

// FrameTicks is the usual length of a frame in ticks, at least 1.
func (s Stream) FrameTicks() int64 {
	if s.Rate.Num <= 0 || s.Clock.Base.Num <= 0 {
		return 1
	}
	return max(1, (s.Rate.Den*s.Clock.Base.Den+s.Rate.Num*s.Clock.Base.Num/2)/(s.Rate.Num*s.Clock.Base.Num))
}
