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
