package av

/*
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>

static uint8_t *fc_data(const AVFrame *f, int i) { return f->data[i]; }
static int fc_linesize(const AVFrame *f, int i) { return f->linesize[i]; }

static int fc_luma8(int format) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
	if (!d || d->nb_components < 1) return 0;
	if (d->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL | AV_PIX_FMT_FLAG_BITSTREAM |
	                AV_PIX_FMT_FLAG_HWACCEL | AV_PIX_FMT_FLAG_BAYER)) return 0;
	const AVComponentDescriptor *c = &d->comp[0];
	return c->plane == 0 && c->step == 1 && c->offset == 0 && c->depth == 8 && c->shift == 0;
}

// fc_chroma8 gives the shifts of chroma, wide and high, as wide | high << 4; -1 for formats
// without two planes of 8-bit chroma.
static int fc_chroma8(int format) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
	if (!d || d->nb_components < 3 || !fc_luma8(format)) return -1;
	for (int i = 1; i < 3; i++) {
		const AVComponentDescriptor *c = &d->comp[i];
		if (c->plane != i || c->step != 1 || c->offset != 0 || c->depth != 8 || c->shift != 0) return -1;
	}
	return d->log2_chroma_w | d->log2_chroma_h << 4;
}
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// Plane is the memory of one plane of a picture, not a copy; it is valid until the frame
// is freed or gets other data. pix is nil where the plane is missing or stored from the
// last row to the first, which a negative stride tells.
func Plane(f *astiav.Frame, i, rows int) (pix []byte, stride int) {
	p, stride := C.fc_data(frameOf(f), C.int(i)), int(C.fc_linesize(frameOf(f), C.int(i)))
	if p == nil || stride <= 0 || rows <= 0 {
		return nil, stride
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(p)), rows*stride), stride
}

// HasLuma8 tells whether plane 0 of a pixel format is luma of 8 bits, one byte a sample.
func HasLuma8(p astiav.PixelFormat) bool { return C.fc_luma8(C.int(p)) != 0 }

// Chroma8 tells whether planes 1 and 2 of a pixel format are Cb and Cr of 8 bits, one byte a sample.
// A sample of them stands for 1<<wide times 1<<high of the picture.
func Chroma8(p astiav.PixelFormat) (wide, high int, ok bool) {
	found := int(C.fc_chroma8(C.int(p)))
	if found < 0 {
		return 0, 0, false
	}
	return found & 15, found >> 4, true
}
