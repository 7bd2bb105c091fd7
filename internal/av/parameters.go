package av

/*
#include <libavcodec/avcodec.h>
*/
import "C"

import "github.com/asticode/go-astiav"

// SetMediaType says whether codec parameters are those of pictures, sound or subtitles.
func SetMediaType(p *astiav.CodecParameters, m astiav.MediaType) {
	parametersOf(p).codec_type = C.enum_AVMediaType(m)
}

// Channels is how many channels of sound a decoder gives.
func Channels(decoder *astiav.CodecContext) int { return int(codecOf(decoder).ch_layout.nb_channels) }
