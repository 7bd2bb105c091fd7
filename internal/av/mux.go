package av

/*
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

static int fc_lists_codec(const AVOutputFormat *f, enum AVCodecID id) {
	return avformat_query_codec(f, id, FF_COMPLIANCE_NORMAL) == 1;
}

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

static void fc_flush_packets(AVFormatContext *c) { c->flags |= AVFMT_FLAG_FLUSH_PACKETS; }
static void fc_bitexact(AVFormatContext *c) { c->flags |= AVFMT_FLAG_BITEXACT; }
*/
import "C"

import "github.com/asticode/go-astiav"

// NewOutput is a container to be written by the muxer of a name, to be given to
// FreeContainer. url is where its bytes go; some muxers look at the extension.
func NewOutput(muxer, url string) (*astiav.FormatContext, error) {
	c, err := astiav.AllocOutputFormatContext(nil, muxer, url)
	if err == nil {
		contexts.Add(1)
	}
	return c, err
}

// ListsCodec tells whether the muxer's list of codecs has one.
func ListsCodec(output *astiav.FormatContext, id astiav.CodecID) bool {
	return C.fc_lists_codec(containerOf(output).oformat, C.enum_AVCodecID(id)) != 0
}

// AcceptsStream tells whether the muxer writes the header of a file that has a copy of
// one stream alone. The list of its codecs may name some that it refuses then.
func AcceptsStream(output *astiav.FormatContext, s *astiav.Stream) bool {
	return C.fc_begins(containerOf(output).oformat, streamOf(s)) != 0
}

// FlushPackets has the muxer write out every packet at once.
func FlushPackets(output *astiav.FormatContext) { C.fc_flush_packets(containerOf(output)) }

// OmitVersions keeps dates and the versions of libraries out of the file.
func OmitVersions(output *astiav.FormatContext) { C.fc_bitexact(containerOf(output)) }
