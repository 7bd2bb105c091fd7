package decode

/*
#cgo pkg-config: libavcodec libavutil
#include <stdint.h>
#include <libavcodec/avcodec.h>
#include <libavutil/hwcontext.h>
#include <libavutil/display.h>

// fc_get_format takes the hardware format kept in opaque where the decoder
// offers it, else what libav takes by itself. It is called with the copies of
// the context that frame threads make, which share opaque.
static enum AVPixelFormat fc_get_format(AVCodecContext *c, const enum AVPixelFormat *offered) {
	enum AVPixelFormat wanted = (enum AVPixelFormat)(intptr_t)c->opaque;
	for (const enum AVPixelFormat *p = offered; *p != AV_PIX_FMT_NONE; p++)
		if (*p == wanted) return *p;
	AVBufferRef *device = c->hw_device_ctx;
	c->hw_device_ctx = NULL; // the default choice must not take another hardware format
	enum AVPixelFormat format = avcodec_default_get_format(c, offered);
	c->hw_device_ctx = device;
	return format;
}

static void fc_want_format(AVCodecContext *c, int format) {
	c->opaque = (void *)(intptr_t)format;
	c->get_format = fc_get_format;
}

static void fc_time_base(AVCodecContext *c, int num, int den) { c->pkt_timebase = (AVRational){num, den}; }

// fc_transfer_format picks the format of a hardware picture's copy: grey where
// that is wanted and possible, else the first that is offered.
static int fc_transfer_format(AVFrame *f, int grey) {
	enum AVPixelFormat *list = NULL, best = AV_PIX_FMT_NONE;
	if (!f->hw_frames_ctx ||
	    av_hwframe_transfer_get_formats(f->hw_frames_ctx, AV_HWFRAME_TRANSFER_DIRECTION_FROM, &list, 0) < 0)
		return AV_PIX_FMT_NONE;
	for (enum AVPixelFormat *p = list; *p != AV_PIX_FMT_NONE; p++) {
		if (best == AV_PIX_FMT_NONE) best = *p;
		if (grey && *p == AV_PIX_FMT_GRAY8) best = *p;
	}
	av_free(list);
	return best;
}

static const int32_t *fc_matrix(AVFrame *f) {
	AVFrameSideData *d = av_frame_get_side_data(f, AV_FRAME_DATA_DISPLAYMATRIX);
	return d && d->size >= 9 * sizeof(int32_t) ? (const int32_t *)d->data : NULL;
}
// fc_number marks the pictures of the packets that are sent from now on.
static void fc_number(AVCodecContext *c, int64_t n) { c->reordered_opaque = n; }
static int64_t fc_numbered(const AVFrame *f) { return f->reordered_opaque; }
static void fc_drop_matrix(AVFrame *f) { av_frame_remove_side_data(f, AV_FRAME_DATA_DISPLAYMATRIX); }
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

func rawCodec(cc *astiav.CodecContext) *C.AVCodecContext { return (*C.AVCodecContext)(native(cc)) }
func rawFrame(f *astiav.Frame) *C.AVFrame                { return (*C.AVFrame)(f.UnsafePointer()) }

// receiveFrame is CodecContext.ReceiveFrame, but the answer that comes between any
// two pictures costs no memory.
func receiveFrame(cc *astiav.CodecContext, f *astiav.Frame) error {
	switch code := C.avcodec_receive_frame(rawCodec(cc), rawFrame(f)); {
	case code >= 0:
		return nil
	case astiav.Error(code) == astiav.ErrEagain:
		return astiav.ErrEagain
	default:
		return astiav.Error(code)
	}
}

// wantFormat makes the decoder choose a hardware pixel format.
func wantFormat(cc *astiav.CodecContext, p astiav.PixelFormat) {
	C.fc_want_format(rawCodec(cc), C.int(p))
}

func setTimeBase(cc *astiav.CodecContext, r astiav.Rational) {
	C.fc_time_base(rawCodec(cc), C.int(r.Num()), C.int(r.Den()))
}

// flushBuffers forgets what was sent before a seek.
func flushBuffers(cc *astiav.CodecContext) { C.avcodec_flush_buffers(rawCodec(cc)) }

// freeDevice gives back a device that no decoder took over.
func freeDevice(d *astiav.HardwareDeviceContext) {
	ref := (*C.AVBufferRef)(native(d))
	C.av_buffer_unref(&ref)
}

// transferFormat is PixelFormatNone for a picture that cannot be copied.
func transferFormat(f *astiav.Frame, grey bool) astiav.PixelFormat {
	flag := C.int(0)
	if grey {
		flag = 1
	}
	return astiav.PixelFormat(C.fc_transfer_format(rawFrame(f), flag))
}

// copyProps copies times, side data and flags from one picture to another.
func copyProps(dst, src *astiav.Frame) error {
	return avError(C.av_frame_copy_props(rawFrame(dst), rawFrame(src)))
}

// takeMatrix removes a picture's own display matrix and returns it.
func takeMatrix(f *astiav.Frame) (m matrix, ok bool) {
	p := C.fc_matrix(rawFrame(f))
	if p == nil {
		return m, false
	}
	copy(m[:], unsafe.Slice((*int32)(unsafe.Pointer(p)), len(m)))
	C.fc_drop_matrix(rawFrame(f))
	return m, true
}

// numberNext gives the pictures of the next packet a number.
func numberNext(cc *astiav.CodecContext, n int64) { C.fc_number(rawCodec(cc), C.int64_t(n)) }

// numberOf is that of the packet of a picture.
func numberOf(f *astiav.Frame) int64 { return int64(C.fc_numbered(rawFrame(f))) }
