package av

/*
#include <string.h>
#include <libavcodec/avcodec.h>
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>

// fc_keeps_range tells whether samples are YUV whose range swscale does not change with
// the format: it takes RGB, palettes, grey and the yuvj formats for full range and makes
// limited range of them.
static int fc_keeps_range(int format) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
	return d && d->nb_components >= 3 && strncmp(d->name, "yuvj", 4) != 0 &&
	       !(d->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BAYER));
}

static void fc_converted_colour(AVFrame *to, const AVFrame *from) {
	int changed = to->format != from->format;
	to->color_primaries = from->color_primaries;
	to->color_trc = from->color_trc;
	to->colorspace = from->colorspace == AVCOL_SPC_RGB ? AVCOL_SPC_SMPTE170M : from->colorspace;
	to->color_range = changed && !fc_keeps_range(from->format) ? AVCOL_RANGE_MPEG : from->color_range;
	to->chroma_location = changed ? AVCHROMA_LOC_LEFT : from->chroma_location;
}

static void fc_encoder_colour(AVCodecContext *to, const AVFrame *from) {
	to->color_primaries = from->color_primaries;
	to->color_trc = from->color_trc;
	to->colorspace = from->colorspace;
	to->color_range = from->color_range;
	to->chroma_sample_location = from->chroma_location;
}

static int fc_colour_space(const AVFrame *f) { return f->colorspace; }
*/
import "C"

import "github.com/asticode/go-astiav"

// SetConvertedColour describes the samples of a picture that a Scaler makes of another:
// primaries, transfer, matrix, range and place of chroma. The pixel formats of both
// frames are set.
func SetConvertedColour(to, from *astiav.Frame) { C.fc_converted_colour(frameOf(to), frameOf(from)) }

// SetEncoderColour has an encoder write down how the samples of a picture are to be read.
func SetEncoderColour(encoder *astiav.CodecContext, picture *astiav.Frame) {
	C.fc_encoder_colour(codecOf(encoder), frameOf(picture))
}

// ColourSpace is the matrix that a picture's YUV was made by, as the frame says.
func ColourSpace(f *astiav.Frame) astiav.ColorSpace {
	return astiav.ColorSpace(C.fc_colour_space(frameOf(f)))
}
