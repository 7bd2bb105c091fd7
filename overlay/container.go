// Package overlay writes annotated videos. A Sink draws on each frame what was found in
// it, encodes it, and muxes it with sound, subtitles and chapters of the recording. A Copy
// leaves all streams as they are and adds subtitle tracks and chapters.
package overlay

// Container is a file format for the annotated video.
type Container struct {
	Name, Ext, Help string

	muxer          string            // libav's name
	options        map[string]string // of the muxer
	video          string            // the video encoder, unless the user names another
	audio          string            // the encoder for sound that cannot be copied; empty for none
	text           textKind          // the plain subtitles that it holds
	languages      map[string]string // codes that it spells in another way than ISO 639-2/B
	chaptersLast   bool              // chapters may be written after the packets
	anyFormat      bool              // holds pictures of any format and size unchanged
	fixedRate      bool              // holds a frame rate, and no times of pictures
	windowsHeaders bool              // also holds codecs that only have a header of Windows
	noPCM          bool              // uncompressed sound is not copied
}

// Containers lists them by name.
func Containers() []Container {
	return []Container{
		{Name: "matroska", Ext: ".mkv", Help: "annotated video in Matroska, which takes every sound and subtitle",
			muxer: "matroska", video: "libx264", audio: "aac", text: subrip, chaptersLast: true, windowsHeaders: true},
		{Name: "mov", Ext: ".mov", Help: "annotated video in QuickTime", muxer: "mov", video: "libx264", audio: "aac", text: movText, languages: macintosh,
			options: map[string]string{"movflags": "+faststart"}},
		{Name: "mp4", Ext: ".mp4", Help: "annotated video in MP4", muxer: "mp4", video: "libx264", audio: "aac", text: movText, noPCM: true,
			options: map[string]string{"movflags": "+faststart"}},
		{Name: "nut", Ext: ".nut", Help: "annotated video in NUT, for pipes", muxer: "nut", video: "libx264", audio: "aac", text: noText},
		{Name: "webm", Ext: ".webm", Help: "annotated video in WebM, as VP9 and Opus", muxer: "webm", video: "libvpx-vp9", audio: "libopus", text: noText},
	}
}

// Pipes lists the containers of raw pictures that a live sink writes. Their names are
// libav's.
func Pipes() []Container {
	return []Container{
		{Name: "nut", Ext: ".nut", Help: "raw pictures with exact times, sound and subtitles", muxer: "nut", video: "rawvideo", text: noText, anyFormat: true},
		{Name: "yuv4mpegpipe", Ext: ".y4m", Help: "raw pictures at a constant rate, without sound", muxer: "yuv4mpegpipe", video: "wrapped_avframe", text: noText, anyFormat: true, fixedRate: true},
	}
}

// alternative is the container to suggest where c cannot hold a stream.
func (c Container) alternative() string {
	if c.anyFormat {
		return "-f nut"
	}
	return ".mkv"
}

// macintosh are the ISO 639-2 codes that libav's list of QuickTime's languages spells in
// another way.
var macintosh = map[string]string{"fre": "fra", "swe": "sve", "rum": "ron", "cze": "ces", "slo": "slk", "nld": "dut", "deu": "ger"}

// container finds one by its name, among Pipes for a live sink, else among Containers.
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
