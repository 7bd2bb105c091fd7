package decode

/*
#cgo pkg-config: libavformat libavcodec libavutil
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>

static int fc_stopped(void *flag) { return atomic_load((atomic_int *)flag); }
static void fc_stop(void *flag) { atomic_store((atomic_int *)flag, 1); }

// fc_guard makes the blocking calls on s end when the flag it returns is set.
static void *fc_guard(AVFormatContext *s) {
	atomic_int *flag = av_mallocz(sizeof *flag);
	if (!flag) return NULL;
	s->interrupt_callback.callback = fc_stopped;
	s->interrupt_callback.opaque = flag;
	return flag;
}

// fc_open_file gives s the bytes of url, which only protocols may read.
static int fc_open_file(AVFormatContext *s, const char *url, const char *protocols) {
	AVDictionary *opts = NULL;
	av_dict_set(&opts, "protocol_whitelist", protocols, 0);
	int ret = avio_open2(&s->pb, url, AVIO_FLAG_READ, &s->interrupt_callback, &opts);
	av_dict_free(&opts);
	return ret;
}

// fc_never_seeks keeps demuxers from going to and fro, which a pipe allows within what
// it has kept alone.
static void fc_never_seeks(AVFormatContext *s) { s->pb->seekable = 0; }

static AVIOContext *fc_pb(AVFormatContext *s) { return s->pb; }
static void fc_close_file(AVIOContext *pb) { avio_closep(&pb); }

// fc_probe finds the demuxer by the bytes, hint being a name whose extension
// helps. Image sequences are never wanted: the extension is left out then.
static int fc_probe(AVFormatContext *s, const char *hint, const char **name) {
	const AVInputFormat *f = NULL;
	int ret = av_probe_input_buffer2(s->pb, &f, hint, s, 0, 0);
	if (ret >= 0 && !strcmp(f->name, "image2")) {
		f = NULL;
		ret = av_probe_input_buffer2(s->pb, &f, "", s, 0, 0);
	}
	if (ret >= 0) *name = f->name;
	return ret;
}

// fc_find_info is avformat_find_stream_info with max_pixels for every decoder.
static int fc_find_info(AVFormatContext *s, int64_t max_pixels) {
	unsigned n = s->nb_streams;
	AVDictionary **opts = av_calloc(n ? n : 1, sizeof *opts);
	if (!opts) return AVERROR(ENOMEM);
	for (unsigned i = 0; i < n; i++) av_dict_set_int(&opts[i], "max_pixels", max_pixels, 0);
	int ret = avformat_find_stream_info(s, opts);
	for (unsigned i = 0; i < n; i++) av_dict_free(&opts[i]);
	av_free(opts);
	return ret;
}

static int fc_seekable(AVFormatContext *s) {
	return !(s->iformat->flags & (AVFMT_NOTIMESTAMPS | AVFMT_GENERIC_INDEX)) &&
	       s->pb && (s->pb->seekable & AVIO_SEEKABLE_NORMAL);
}

// fc_told_duration tells that the duration stands in the file's header.
static int fc_told_duration(AVFormatContext *s) {
	return s->duration_estimation_method == AVFMT_DURATION_FROM_STREAM;
}
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// native is the C pointer behind an astiav value: the first field of its
// struct. A test guards that.
func native[T any](x *T) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(x)) }

func rawContext(fc *astiav.FormatContext) *C.AVFormatContext {
	return (*C.AVFormatContext)(native(fc))
}

// avError is libav's return code as an error.
func avError(ret C.int) error {
	if ret >= 0 {
		return nil
	}
	return astiav.Error(ret)
}

func guard(fc *astiav.FormatContext) unsafe.Pointer { return C.fc_guard(rawContext(fc)) }
func stopGuard(flag unsafe.Pointer)                 { C.fc_stop(flag) }
func freeGuard(flag unsafe.Pointer)                 { C.av_free(flag) }

func openFile(fc *astiav.FormatContext, url, protocols string) error {
	curl, cprotocols := C.CString(url), C.CString(protocols)
	defer C.free(unsafe.Pointer(curl))
	defer C.free(unsafe.Pointer(cprotocols))
	return avError(C.fc_open_file(rawContext(fc), curl, cprotocols))
}

// bytesOf is the AVIOContext of an open input, to be closed after it.
func bytesOf(fc *astiav.FormatContext) unsafe.Pointer {
	return unsafe.Pointer(C.fc_pb(rawContext(fc)))
}

func neverSeeks(fc *astiav.FormatContext) { C.fc_never_seeks(rawContext(fc)) }

func closeBytes(pb unsafe.Pointer) { C.fc_close_file((*C.AVIOContext)(pb)) }

// probe is the name of the demuxer that knows the bytes.
func probe(fc *astiav.FormatContext, hint string) (string, error) {
	chint := C.CString(hint)
	defer C.free(unsafe.Pointer(chint))
	var name *C.char
	err := avError(C.fc_probe(rawContext(fc), chint, &name))
	return C.GoString(name), err
}

func findInfo(fc *astiav.FormatContext, maxPixels int64) error {
	return avError(C.fc_find_info(rawContext(fc), C.int64_t(maxPixels)))
}

func seekable(fc *astiav.FormatContext) bool     { return C.fc_seekable(rawContext(fc)) != 0 }
func toldDuration(fc *astiav.FormatContext) bool { return C.fc_told_duration(rawContext(fc)) != 0 }
