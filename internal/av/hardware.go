package av

/*
#include <stdint.h>
#include <stdlib.h>
#include <libavcodec/avcodec.h>
#include <libavutil/hwcontext.h>

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

static int fc_create_device(AVBufferRef **device, const char *kind, const char *option, const char *value) {
	AVDictionary *options = NULL;
	int ret = *option ? av_dict_set(&options, option, value, 0) : 0;
	if (ret >= 0) ret = av_hwdevice_ctx_create(device, av_hwdevice_find_type_by_name(kind), NULL, options, 0);
	av_dict_free(&options);
	return ret;
}

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
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// PreferHardwareFormat makes a decoder give pictures of a hardware pixel format where it
// can, and pictures in memory elsewhere.
func PreferHardwareFormat(decoder *astiav.CodecContext, p astiav.PixelFormat) {
	C.fc_want_format(codecOf(decoder), C.int(p))
}

// TransferFormat is the pixel format for the copy in memory of a hardware picture: grey
// where that is wanted and possible, else the first that is offered. It is
// PixelFormatNone for a picture that cannot be copied.
func TransferFormat(f *astiav.Frame, grey bool) astiav.PixelFormat {
	return astiav.PixelFormat(C.fc_transfer_format(frameOf(f), flag(grey)))
}

// CreateDevice opens a hardware device of a kind, such as vaapi, with one option of
// libav's; an empty option sets none. Where no decoder is given it, it is given to
// FreeDevice.
func CreateDevice(kind, option, value string) (*astiav.HardwareDeviceContext, error) {
	k, o, v := C.CString(kind), C.CString(option), C.CString(value)
	defer C.free(unsafe.Pointer(k))
	defer C.free(unsafe.Pointer(o))
	defer C.free(unsafe.Pointer(v))
	device := &astiav.HardwareDeviceContext{}
	if err := failure(C.fc_create_device((**C.AVBufferRef)(unsafe.Pointer(device)), k, o, v)); err != nil {
		return nil, err
	}
	return device, nil
}

// FreeDevice frees a hardware device that no decoder was given.
func FreeDevice(d *astiav.HardwareDeviceContext) {
	ref := (*C.AVBufferRef)(pointer(d))
	C.av_buffer_unref(&ref)
}
