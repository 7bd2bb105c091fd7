package av

import (
	"fmt"

	"github.com/asticode/go-astiav"
)

// PictureInput describes the pictures that are sent to a graph.
type PictureInput struct {
	Width, Height int
	Format        astiav.PixelFormat
	Base          astiav.Rational // time base of their PTS
	SampleAspect  astiav.Rational // width of a sample by its height, 0/1 where unknown
}

// options are those of libavfilter's buffer.
func (in PictureInput) options() string {
	return fmt.Sprintf("video_size=%dx%d:pix_fmt=%d:time_base=%s:pixel_aspect=%s",
		in.Width, in.Height, int(in.Format), fraction(in.Base), fraction(in.SampleAspect))
}

// SoundInput describes the sound that is sent to a graph.
type SoundInput struct {
	Base    astiav.Rational // time base of its PTS
	Rate    int             // samples a second
	Samples string          // name of the sample format
	Layout  string          // of the channels, as libav writes it
}

// options are those of libavfilter's abuffer.
func (in SoundInput) options() string {
	return fmt.Sprintf("time_base=%s:sample_rate=%d:sample_fmt=%s:channel_layout=%s", fraction(in.Base), in.Rate, in.Samples, in.Layout)
}

func fraction(r astiav.Rational) string { return fmt.Sprintf("%d/%d", r.Num(), r.Den()) }
