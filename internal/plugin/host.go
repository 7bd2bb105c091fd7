package plugin

import (
	"path/filepath"
	"strings"
)

// Host is what differs between the programs that load the plugin.
type Host struct {
	Milliseconds bool // its times are in milliseconds
	Pads         bool // it keeps a picture's shape by black edges
	Align        int  // its rows begin at multiples of so many bytes; 0: without gaps
}

// HostOf knows a host by the file whose code calls the plugin: the library, or
// the program where everything is linked into that. The frei0r specification
// (1.2, f0r_update) has seconds and rows without gaps; FFmpeg gives milliseconds,
// and rows at multiples of 16 bytes (libavfilter/vf_frei0r.c), which shows where a
// width is no multiple of 4.
func HostOf(caller string) Host {
	name := filepath.Base(caller)
	for _, prefix := range []string{"libavfilter", "avfilter-", "ffmpeg", "ffplay", "ffprobe", "mpv", "libmpv"} {
		if strings.HasPrefix(name, prefix) {
			return Host{Milliseconds: true, Align: 16}
		}
	}
	return Host{Pads: strings.HasPrefix(name, "libmlt")}
}

// stride is how many bytes lie between the rows of a picture of width w.
func (h Host) stride(w int) int {
	align := max(h.Align, 1)
	return (4*w + align - 1) / align * align
}

// seconds is the recording's time of a host's time.
func (h Host) seconds(s *settings, t float64) float64 {
	if s.unit == "ms" || s.unit == "auto" && h.Milliseconds {
		t /= 1000
	}
	return t + s.offset.Seconds()
}
