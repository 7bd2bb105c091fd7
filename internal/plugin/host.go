package plugin

import (
	"path/filepath"
	"strings"
)

// Host holds the differences between the programs that load the plugin.
type Host struct {
	Milliseconds bool // times are in milliseconds, not in seconds
	Pads         bool // pictures of another shape are padded with black edges, not stretched
	Align        int  // rows begin at multiples of so many pixels; 0: without gaps
}

// HostOf tells the host by the file whose code calls the plugin: a library, or a program that
// has everything linked in. version is the major version of libavfilter, 0 if unknown.
//
// The frei0r specification (1.2, f0r_update) says seconds and rows without gaps. FFmpeg gives
// milliseconds before libavfilter 11, and rows of a multiple of 16 pixels before libavfilter
// 9, on every processor (libavfilter/vf_frei0r.c).
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

// stride is the number of bytes from row to row of a picture of width w.
func (h Host) stride(w int) int {
	return padded(w, max(h.Align, 1))
}

// unknownTime tells whether FFmpeg lost the time of a picture. libavfilter/vf_frei0r.c copies
// pictures whose rows it has to realign without their PTS, and then gives AV_NOPTS_VALUE, the
// least int64, as the time.
func unknownTime(t float64) bool { return !(t > -1e12) }

// seconds converts a host's time to the recording's time.
func (h Host) seconds(s *settings, t float64) float64 {
	if s.unit == "ms" || s.unit == "auto" && h.Milliseconds {
		t /= 1000
	}
	return t + s.offset.Seconds()
}
