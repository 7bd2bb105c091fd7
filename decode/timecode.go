package decode

import (
	"regexp"

	"github.com/asticode/go-astiav"
)

// timecodeKey is the tag in which libav's demuxers give a time code: a tag of the video in
// MOV, MP4 and Matroska, of the file in MXF and DV, or of the time code track.
const timecodeKey = "timecode"

// timecodeForm is a time code of SMPTE ST 12-1. Any mark but a colon before the
// frames means drop-frame, as libavutil/timecode.c reads it.
var timecodeForm = regexp.MustCompile(`^((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)([:;.,])(\d{2,3})$`)

// sourceTimecode is the time code of the recording's first picture, with ; before
// the frames for drop-frame; empty where no tag holds one.
func sourceTimecode(fc *astiav.FormatContext, video *astiav.Stream) string {
	tags := []*astiav.Dictionary{video.Metadata(), fc.Metadata()}
	for _, s := range fc.Streams() {
		if s.CodecParameters().MediaType() == astiav.MediaTypeData {
			tags = append(tags, s.Metadata())
		}
	}
	for _, d := range tags {
		if code := timecodeOf(d); code != "" {
			return code
		}
	}
	return ""
}

func timecodeOf(d *astiav.Dictionary) string {
	if d == nil {
		return ""
	}
	entry := d.Get(timecodeKey, nil, 0)
	if entry == nil {
		return ""
	}
	parts := timecodeForm.FindStringSubmatch(entry.Value())
	if parts == nil {
		return ""
	}
	mark := ":"
	if parts[2] != ":" {
		mark = ";"
	}
	return parts[1] + mark + parts[3]
}
