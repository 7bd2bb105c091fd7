package decode

import (
	"time"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
)

// describe fills in what is known of the stream before decoding, and readies what depends
// on it.
func (r *Reader) describe() {
	base := rational(r.video.TimeBase())
	start := clockStart(r.in.fc.StartTime(), r.video.StartTime(), base)
	r.stream = face.Stream{
		Clock:    face.Clock{Base: base, Start: start},
		Rate:     rational(frameRate(r.in.fc, r.video, r.o.Live)),
		Duration: duration(r.in.fc, r.video, base),
		Codec:    r.decoder.codec,
		HWAccel:  accelNone,
		Still:    isPicture(r.in.format),
		Timecode: sourceTimecode(r.in.fc, r.video),
	}
	m, _ := av.StreamDisplayMatrix(r.video)
	r.upright = upright{base: r.video.TimeBase(), stream: m, logger: r.o.Logger}
	r.pts = r.newPTSFixer()
	r.stats = newPacketStats()
}

func (r *Reader) newPTSFixer() ptsFixer {
	second := face.Clock{Base: r.stream.Clock.Base}.Ticks(time.Second)
	return ptsFixer{step: r.stream.FrameTicks(), restart: max(1, second), first: r.stream.Clock.Start}
}

// clockStart is the tick of the video that players show as zero: the container's start,
// which is in microseconds. Where that is the start of the video itself, its exact tick
// is taken.
func clockStart(container, video int64, base face.Rational) int64 {
	switch {
	case container == av.NoPTS && video == av.NoPTS:
		return 0
	case container == av.NoPTS:
		return video
	}
	clock := face.Clock{Base: base}
	if video != av.NoPTS {
		if own := clock.Scaled(video, 1e6); own-container <= 1 && container-own <= 1 {
			return video
		}
	}
	return clock.Ticks(time.Duration(container) * time.Microsecond)
}

// frameRate is the average rate, else libav's guess, else 0/0. The guess for a live stream
// is worth nothing, since too few pictures have been read.
func frameRate(fc *astiav.FormatContext, s *astiav.Stream, live bool) astiav.Rational {
	if rate := s.AvgFrameRate(); rate.Num() > 0 && rate.Den() > 0 {
		return measuredRate(rate, s.RFrameRate(), s.TimeBase())
	}
	if rate := fc.GuessFrameRate(s, nil); !live && rate.Num() > 0 && rate.Den() > 0 {
		return rate
	}
	return astiav.NewRational(0, 0)
}

// measuredRate is the average rate, or the lowest rate that fits all time stamps where the
// average is a picture for each tick of the time base and the stream has fewer. FFmpeg 7
// gives raw DV such an average.
func measuredRate(average, lowest, base astiav.Rational) astiav.Rational {
	aPictureATick := int64(average.Num())*int64(base.Num()) == int64(average.Den())*int64(base.Den())
	if aPictureATick && lowest.Num() > 0 && lowest.Den() > 0 && lowest.Float64() < average.Float64() {
		return lowest
	}
	return average
}

// duration is the stream's own, else the container's; 0 if unknown. An AVI whose header
// was never finished tells a wrong duration, and a number of frames that is not plausible.
func duration(fc *astiav.FormatContext, s *astiav.Stream, base face.Rational) int64 {
	clock := face.Clock{Base: base}
	switch own, whole := s.Duration(), fc.Duration(); {
	case s.NbFrames() > 0 && plausible(clock.Seconds(s.NbFrames())) == 0:
		return 0
	case own > 0 && plausible(clock.Seconds(own)) > 0:
		return own
	case own <= 0 && whole > 0 && plausible(float64(whole)/1e6) > 0:
		return clock.Ticks(time.Duration(whole) * time.Microsecond)
	}
	return 0
}

func rational(r astiav.Rational) face.Rational {
	return face.Rational{Num: int64(r.Num()), Den: int64(r.Den())}
}
