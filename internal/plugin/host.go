package plugin

import (
	"path/filepath"
	"strings"
)

// Host is what differs between the programs that load the plugin.
type Host struct {
	Milliseconds bool // its times are in milliseconds
	Pads         bool // it keeps a picture's shape by black edges
}

// HostOf knows a host by the file whose code calls the plugin: the library, or
// the program where everything is linked into that. The frei0r specification
// (1.2, f0r_update) has seconds; FFmpeg gives milliseconds.
func HostOf(caller string) Host {
	name := filepath.Base(caller)
	for _, prefix := range []string{"libavfilter", "avfilter-", "ffmpeg", "ffplay", "ffprobe", "mpv", "libmpv"} {
		if strings.HasPrefix(name, prefix) {
			return Host{Milliseconds: true}
		}
	}
	return Host{Pads: strings.HasPrefix(name, "libmlt")}
}

// seconds is the recording's time of a host's time.
func (s *settings) seconds(host Host, t float64) float64 {
	if s.unit == "ms" || s.unit == "auto" && host.Milliseconds {
		t /= 1000
	}
	return t + s.offset.Seconds()
}
