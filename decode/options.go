package decode

import (
	"io"
	"log/slog"
	"time"

	"github.com/facecue/facecue/internal/processors"
)

// DefaultMaxPixels is the largest picture that is decoded unless Options says
// otherwise: 8192x8192, twice the area of 8K video.
const DefaultMaxPixels = 8192 * 8192

// Options say what is read and how. The zero value with Stream set to -1 reads the best
// video stream of the whole file in software.
type Options struct {
	HWAccel   string        // auto, none or one of Accelerators; empty is none
	Threads   int           // decoding threads; 0 is one per processor
	Start     time.Duration // player's time from which on frames are given
	End       time.Duration // player's time up to which frames are given; needs HasEnd
	HasEnd    bool          // frames end at End
	Stream    int           // index of the video stream; -1 picks the best
	Format    string        // name of the demuxer; empty finds it
	Input     io.Reader     // what "-" reads
	Protocols []string      // of libav, allowed beside file and pipe
	MaxPixels int64         // largest picture decoded; 0 is DefaultMaxPixels
	Live      bool          // read no further than the next picture needs
	ProbeRate bool          // read three pictures of a live stream ahead to find its frame rate
	LumaOnly  bool          // colour is not needed: copy luma alone from an accelerator
	Logger    *slog.Logger  // nil is silent
}

func (o Options) withDefaults() Options {
	if o.HWAccel == "" {
		o.HWAccel = accelNone
	}
	if o.Live {
		o.Threads = 1 // each further decoding thread delays pictures by one
	}
	if o.Threads <= 0 {
		o.Threads = processors.Count()
	}
	if o.MaxPixels <= 0 {
		o.MaxPixels = DefaultMaxPixels
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

// memoryBudget bounds, in bytes, the pictures that decoding threads hold at once.
const memoryBudget = 512 << 20

// threadsFor is how many of threads may decode at once: each holds a picture of up to 4
// bytes a pixel.
func threadsFor(threads, width, height int) int {
	picture := max(1, width*height*4)
	return max(1, min(threads, memoryBudget/picture))
}
