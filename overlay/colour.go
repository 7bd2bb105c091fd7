package overlay

/*
#cgo pkg-config: libavcodec libavutil
#include <libavcodec/avcodec.h>
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>

// fc_colour_plain tells whether samples are YUV that swscale does not stretch
// when it changes the format: it takes RGB, palettes, grey and the yuvj formats
// for full range and makes limited range of them.
static int fc_colour_plain(int format) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
	return d && d->nb_components >= 3 && strncmp(d->name, "yuvj", 4) != 0 &&
	       !(d->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BAYER));
}

// fc_colour says in a picture's copy how its samples are to be read now.
static void fc_colour(AVFrame *to, const AVFrame *from) {
	int changed = to->format != from->format, plain = fc_colour_plain(from->format);
	to->color_primaries = from->color_primaries;
	to->color_trc = from->color_trc;
	to->colorspace = from->colorspace == AVCOL_SPC_RGB ? AVCOL_SPC_SMPTE170M : from->colorspace;
	to->color_range = changed && !plain ? AVCOL_RANGE_MPEG : from->color_range;
	to->chroma_location = changed ? AVCHROMA_LOC_LEFT : from->chroma_location;
}

static void fc_colour_codec(AVCodecContext *to, const AVFrame *from) {
	to->color_primaries = from->color_primaries;
	to->color_trc = from->color_trc;
	to->colorspace = from->colorspace;
	to->color_range = from->color_range;
	to->chroma_sample_location = from->chroma_location;
}

static int fc_matrix(const AVFrame *f) { return f->colorspace; }
*/
import "C"

import (
	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/draw"
)

// keepColour carries the meaning of samples from a picture to its conversion.
func keepColour(to, from *astiav.Frame) {
	C.fc_colour((*C.AVFrame)(to.UnsafePointer()), (*C.AVFrame)(from.UnsafePointer()))
}

// tellColour carries it from a picture to the encoder that will write it down.
func tellColour(cc *astiav.CodecContext, picture *astiav.Frame) {
	C.fc_colour_codec((*C.AVCodecContext)(inner(cc)), (*C.AVFrame)(picture.UnsafePointer()))
}

// matrixOf is the picture's matrix; where it names none, players assume HD's
// from 720 lines up.
func matrixOf(f *astiav.Frame) draw.Matrix {
	switch C.fc_matrix((*C.AVFrame)(f.UnsafePointer())) {
	case C.AVCOL_SPC_BT709:
		return draw.BT709
	case C.AVCOL_SPC_BT2020_NCL, C.AVCOL_SPC_BT2020_CL:
		return draw.BT2020
	case C.AVCOL_SPC_BT470BG, C.AVCOL_SPC_SMPTE170M, C.AVCOL_SPC_FCC:
		return draw.BT601
	}
	if f.Height() >= 720 {
		return draw.BT709
	}
	return draw.BT601
}
