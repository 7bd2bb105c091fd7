package plugin

import (
	"path/filepath"
	"strings"
)

// Host is what differs between the programs that load the plugin.
type Host struct {
	Milliseconds bool // its times are in milliseconds
	Pads         bool // it keeps a picture's shape by black edges
	Align        int  // its rows begin at multiples of so many pixels; 0: without gaps
}

// HostOf knows a host by the file whose code calls the plugin: the library, or
// the program where everything is linked into that. The frei0r specification
// (1.2, f0r_update) has seconds and rows without gaps. FFmpeg gives milliseconds
// before libavfilter 11, and before 9 rows of a multiple of 16 pixels, on every
// processor (libavfilter/vf_frei0r.c); its major version is 0 where it cannot be
// asked.
func HostOf(caller string, version int) Host {
	name := filepath.Base(caller)
	for _, prefix := range []string{"libavfilter", "ffmpeg", "ffplay", "ffprobe", "mpv", "libmpv"} {
		if strings.HasPrefix(name, prefix) {
			return ffmpeg(version)
		}
	}
	return Host{Pads: strings.HasPrefix(name, "libmlt")}
}

func ffmpeg(version int) Host {
	h := Host{Milliseconds: version < 11}
	if version > 0 && version < 9 {
		h.Align = 16
	}
	return h
}

// stride is how many bytes lie between the rows of a picture of width w.
func (h Host) stride(w int) int {
	return padded(w, max(h.Align, 1))
}

// lost tells a time that FFmpeg does not know: the least number of ticks there is,
// as it gives for pictures whose rows it had to move (libavfilter/vf_frei0r.c
// copies those without their time stamp).
func lost(t float64) bool { return !(t > -1e12) }

// seconds is the recording's time of a host's time.
func (h Host) seconds(s *settings, t float64) float64 {
	if s.unit == "ms" || s.unit == "auto" && h.Milliseconds {
		t /= 1000
	}
	return t + s.offset.Seconds()
}
