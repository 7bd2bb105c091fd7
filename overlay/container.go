// Package overlay is the sink that holds the frames: it draws what was found on
// each, encodes it, and muxes it with the sound, subtitles and chapters of the
// recording.
package overlay

// Container is a file format for the annotated video.
type Container struct {
	Name, Ext, Help string
	muxer           string // libav's name
	video           string // the usual video encoder
	audio           string // the encoder for sound that cannot be copied
	text            textKind
	options         map[string]string // of the muxer
	languages       map[string]string // codes that the container spells otherwise
	chaptersLast    bool              // they may be written at the end
	exact           bool              // pictures of any format and size, as they came
	constant        bool              // a frame rate and no times
	vfw             bool              // also what is described by a header of Windows alone
}

// Containers lists them by name.
func Containers() []Container {
	return []Container{
		{Name: "matroska", Ext: ".mkv", Help: "annotated video in Matroska, which takes every sound and subtitle",
			muxer: "matroska", video: "libx264", audio: "aac", text: subrip, chaptersLast: true, vfw: true},
		{Name: "mov", Ext: ".mov", Help: "annotated video in QuickTime", muxer: "mov", video: "libx264", audio: "aac", text: movText, languages: macintosh,
			options: map[string]string{"movflags": "+faststart"}},
		{Name: "mp4", Ext: ".mp4", Help: "annotated video in MP4", muxer: "mp4", video: "libx264", audio: "aac", text: movText,
			options: map[string]string{"movflags": "+faststart"}},
		{Name: "nut", Ext: ".nut", Help: "annotated video in NUT, for pipes", muxer: "nut", video: "libx264", audio: "aac", text: noText},
		{Name: "webm", Ext: ".webm", Help: "annotated video in WebM, as VP9 and Opus", muxer: "webm", video: "libvpx-vp9", audio: "libopus", text: noText},
	}
}

// Pipes lists what a live sink writes: containers of raw pictures, by libav's
// names.
func Pipes() []Container {
	return []Container{
		{Name: "nut", Ext: ".nut", Help: "raw pictures with exact times, sound and subtitles", muxer: "nut", video: "rawvideo", text: noText, exact: true},
		{Name: "yuv4mpegpipe", Ext: ".y4m", Help: "raw pictures at a constant rate, without sound", muxer: "yuv4mpegpipe", video: "wrapped_avframe", text: noText, exact: true, constant: true},
	}
}

// refuge is a kind of file that takes what c does not.
func (c Container) refuge() string {
	if c.exact {
		return "-f nut"
	}
	return ".mkv"
}

// macintosh are the ISO 639-2 codes that libav's list of Macintosh languages has
// by another name.
var macintosh = map[string]string{"fre": "fra", "swe": "sve", "rum": "ron", "cze": "ces", "slo": "slk", "nld": "dut", "deu": "ger"}

// container finds one by name.
func container(name string, live bool) (Container, bool) {
	list := Containers()
	if live {
		list = Pipes()
	}
	for _, c := range list {
		if c.Name == name {
			return c, true
		}
	}
	return Container{}, false
}
