package overlay

/*
#cgo pkg-config: libavformat libavcodec libavutil
#include <libavformat/avformat.h>

// fc_begins tells whether a muxer begins a file that has a copy of one stream alone.
static int fc_begins(const AVOutputFormat *f, const AVStream *s) {
	AVFormatContext *c = NULL;
	if (avformat_alloc_output_context2(&c, f, NULL, NULL) < 0) return 0;
	AVStream *n = avformat_new_stream(c, NULL);
	int begun = n && avcodec_parameters_copy(n->codecpar, s->codecpar) >= 0 && avio_open_dyn_buf(&c->pb) >= 0;
	if (begun) {
		n->codecpar->codec_tag = 0;
		n->time_base = s->time_base;
		begun = avformat_write_header(c, NULL) >= 0;
	}
	if (c->pb) {
		uint8_t *header;
		avio_close_dyn_buf(c->pb, &header);
		av_free(header);
	}
	avformat_free_context(c);
	return begun;
}
*/
import "C"

import (
	"github.com/asticode/go-astiav"
)

// holds tells whether a container takes a stream as it is. Of sound, its muxer is asked to
// begin a file also: the list of its codecs names some that it refuses then, such as FLAC
// in MP4. Matroska's list has none of what it holds by a header of Windows, such as G.711,
// WMV and DV.
func holds(fc *astiav.FormatContext, s *astiav.Stream, kind Container) bool {
	p := s.CodecParameters()
	listed := canHold(fc, p.CodecID())
	begins := func() bool {
		return C.fc_begins((*C.AVFormatContext)(inner(fc)).oformat, (*C.AVStream)(inner(s))) != 0
	}
	switch p.MediaType() {
	case astiav.MediaTypeAudio:
		return (listed || kind.vfw) && begins()
	case astiav.MediaTypeVideo:
		return listed || kind.vfw && begins()
	}
	return listed
}
