package overlay

import (
	"strings"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// canCopy tells whether a container takes a stream as it is. The muxer's list of codecs
// does not decide alone: for sound it names some that the muxer refuses when it writes the
// header, such as FLAC in MP4, and in Matroska it lacks those that need the header of
// Windows, such as G.711, WMV and DV. For these the muxer is asked to write a header.
// PCM in MP4 (ISO/IEC 23003-5), which libav writes since 7, loses its holes, and few players
// know it.
func canCopy(fc *astiav.FormatContext, s *astiav.Stream, kind Container) bool {
	p := s.CodecParameters()
	listed := av.ListsCodec(fc, p.CodecID())
	switch p.MediaType() {
	case astiav.MediaTypeAudio:
		return !(kind.noPCM && isPCM(p.CodecID())) && (listed || kind.windowsHeaders) && av.AcceptsStream(fc, s)
	case astiav.MediaTypeVideo:
		return listed || kind.windowsHeaders && av.AcceptsStream(fc, s)
	}
	return listed
}

// isPCM tells uncompressed sound by libav's name of the codec.
func isPCM(id astiav.CodecID) bool { return strings.HasPrefix(id.String(), "pcm_") }
