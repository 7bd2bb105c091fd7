package av

/*
#include <stdlib.h>
#include <string.h>
#include <libavformat/avformat.h>

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

static int fc_told_duration(AVFormatContext *s) {
	return s->duration_estimation_method == AVFMT_DURATION_FROM_STREAM;
}

static int fc_best_video(AVFormatContext *s) {
	return av_find_best_stream(s, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
}
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// NewInput is a container to be read. It is given to OpenInput, or to FreeContainer.
func NewInput() *astiav.FormatContext {
	contexts.Add(1)
	return astiav.AllocFormatContext()
}

// OpenInput reads the header of a container, which is given to CloseInput afterwards.
// Where it fails, libav frees the container.
func OpenInput(c *astiav.FormatContext, url string, demuxer *astiav.InputFormat, options *astiav.Dictionary) error {
	err := c.OpenInput(url, demuxer, options)
	if err != nil {
		contexts.Add(-1)
	}
	return err
}

// CloseInput frees a container that OpenInput opened.
func CloseInput(c *astiav.FormatContext) {
	c.CloseInput()
	contexts.Add(-1)
}

// FreeContainer frees a container of NewInput that was not opened, or of NewOutput.
func FreeContainer(c *astiav.FormatContext) {
	c.Free()
	contexts.Add(-1)
}

// Probe is the name of the demuxer that knows the bytes of a container. hint is a file
// name whose extension helps.
func Probe(c *astiav.FormatContext, hint string) (string, error) {
	h := C.CString(hint)
	defer C.free(unsafe.Pointer(h))
	var name *C.char
	err := failure(C.fc_probe(containerOf(c), h, &name))
	return C.GoString(name), err
}

// FindStreamInfo reads on until the streams of a container are known. Its decoders take
// no picture of more than maxPixels.
func FindStreamInfo(c *astiav.FormatContext, maxPixels int64) error {
	return failure(C.fc_find_info(containerOf(c), C.int64_t(maxPixels)))
}

// Seekable tells that a container has times to go to and bytes that allow it.
func Seekable(c *astiav.FormatContext) bool { return C.fc_seekable(containerOf(c)) != 0 }

// HasOwnDuration tells that the duration of a container stands in its header, and is no
// estimate.
func HasOwnDuration(c *astiav.FormatContext) bool { return C.fc_told_duration(containerOf(c)) != 0 }

// BestVideo is the index of the video stream that libav prefers, negative where there is
// none. It may be an attached picture.
func BestVideo(c *astiav.FormatContext) int { return int(C.fc_best_video(containerOf(c))) }
