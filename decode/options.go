package decode

import (
	"io"
	"log/slog"
	"runtime"
	"time"
)

// DefaultMaxPixels is the largest picture that is decoded unless Options says
// otherwise: 8192x8192, twice the area of 8K video.
const DefaultMaxPixels = 8192 * 8192

// Options say what is read and how. The zero value but for Stream, which must
// be -1 for the best stream, reads the whole file in software.
type Options struct {
	HWAccel   string        // auto, none or one of Accelerators; empty is none
	Threads   int           // decoding threads; 0 is one per processor
	Start     time.Duration // player's time of the first frame wanted
	End       time.Duration // player's time after the last frame wanted
	HasEnd    bool          // End counts
	Stream    int           // index of the video stream; -1 picks the best
	Format    string        // name of the demuxer; empty finds it
	Input     io.Reader     // what "-" reads
	Protocols []string      // libav protocols opened beside file and pipe
	MaxPixels int64         // largest picture decoded; 0 is DefaultMaxPixels
	Live      bool          // read no further ahead than the next picture needs
	ProbeRate bool          // a live stream's frame rate is worth reading three pictures ahead for
	LumaOnly  bool          // no stage needs colour: transfer grey where hardware can
	Logger    *slog.Logger  // nil is silent
}

func (o Options) withDefaults() Options {
	if o.HWAccel == "" {
		o.HWAccel = accelNone
	}
	if o.Live {
		o.Threads = 1 // every thread of a decoder holds a picture back
	}
	if o.Threads <= 0 {
		o.Threads = runtime.GOMAXPROCS(0)
	}
	if o.MaxPixels <= 0 {
		o.MaxPixels = DefaultMaxPixels
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}

// memoryBudget bounds the pictures that decoding threads hold at once.
const memoryBudget = 512 << 20

// threadsFor is how many frames may be decoded at once: every frame thread
// keeps a picture of its own, of up to 4 bytes a pixel.
func threadsFor(threads, width, height int) int {
	picture := max(1, width*height*4)
	return max(1, min(threads, memoryBudget/picture))
}
