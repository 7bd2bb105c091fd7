package frame

/*
#cgo pkg-config: libavutil libswscale
#include <libavutil/frame.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>

static uint8_t *fc_data(const AVFrame *f, int i) { return f->data[i]; }
static int fc_linesize(const AVFrame *f, int i) { return f->linesize[i]; }
static int64_t fc_best(const AVFrame *f) { return f->best_effort_timestamp; }
static int64_t fc_duration(const AVFrame *f) { return f->pkt_duration; }
static int fc_damaged(const AVFrame *f) {
	return f->decode_error_flags != 0 || (f->flags & AV_FRAME_FLAG_CORRUPT) != 0;
}

// fc_luma8 tells whether plane 0 holds 8-bit luma, one byte a sample.
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

// exactConversion makes swscale give the same pixels on every processor. Its faster
// code for some processors rounds otherwise.
const exactConversion = astiav.SoftwareScaleContextFlag(C.SWS_ACCURATE_RND | C.SWS_BITEXACT)

// NoPTS is libav's AV_NOPTS_VALUE.
const NoPTS = -1 << 63

func raw(av *astiav.Frame) *C.AVFrame { return (*C.AVFrame)(av.UnsafePointer()) }

// Plane is a plane of the picture as libav holds it: no copy, valid until the
// frame is closed. A bottom-up picture has a negative stride and no view.
func Plane(av *astiav.Frame, i, rows int) (pix []byte, stride int) {
	p, stride := C.fc_data(raw(av), C.int(i)), int(C.fc_linesize(raw(av), C.int(i)))
	if p == nil || stride <= 0 || rows <= 0 {
		return nil, stride
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(p)), rows*stride), stride
}

// BestPTS is libav's best guess of the presentation time, NoPTS where none.
func BestPTS(av *astiav.Frame) int64 { return int64(C.fc_best(raw(av))) }

// Duration is the shown time of the frame in stream ticks, 0 where unknown.
func Duration(av *astiav.Frame) int64 { return int64(C.fc_duration(raw(av))) }

// Damaged tells that the decoder concealed errors in this picture.
func Damaged(av *astiav.Frame) bool { return C.fc_damaged(raw(av)) != 0 }

// HasLuma8 tells whether plane 0 of a pixel format is 8-bit luma.
func HasLuma8(p astiav.PixelFormat) bool { return C.fc_luma8(C.int(p)) != 0 }
