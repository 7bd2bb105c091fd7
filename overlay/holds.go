package overlay

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// holds tells whether a container takes a stream as it is. Of sound, its muxer is asked to
// begin a file also: the list of its codecs names some that it refuses then, such as FLAC
// in MP4. Matroska's list has none of what it holds by a header of Windows, such as G.711,
// WMV and DV.
func holds(fc *astiav.FormatContext, s *astiav.Stream, kind Container) bool {
	p := s.CodecParameters()
	listed := av.ListsCodec(fc, p.CodecID())
	switch p.MediaType() {
	case astiav.MediaTypeAudio:
		return (listed || kind.vfw) && av.AcceptsStream(fc, s)
	case astiav.MediaTypeVideo:
		return listed || kind.vfw && av.AcceptsStream(fc, s)
	}
	return listed
}
