package overlay

/*
#cgo pkg-config: libavformat libavcodec libavutil
#include <stdlib.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>

static int fc_can_hold(const AVOutputFormat *f, enum AVCodecID id) {
	return avformat_query_codec(f, id, FF_COMPLIANCE_NORMAL) == 1;
}

// fc_name copies the tags that name a stream, and no others.
static void fc_name(AVStream *to, const AVStream *from, const char *language) {
	static const char *const keys[] = {"language", "title"};
	for (int i = 0; i < 2; i++) {
		AVDictionaryEntry *e = av_dict_get(from->metadata, keys[i], NULL, 0);
		if (e) av_dict_set(&to->metadata, keys[i], e->value, 0);
	}
	if (language) av_dict_set(&to->metadata, "language", language, 0);
	to->disposition = from->disposition;
}

static void fc_timecode(AVStream *s, const char *code) { av_dict_set(&s->metadata, "timecode", code, 0); }

// fc_chapters copies chapters with their titles, moved by shift (in
// AV_TIME_BASE); those that end before it are left out.
static int fc_chapters(AVFormatContext *to, const AVFormatContext *from, int64_t shift) {
	for (unsigned i = 0; i < from->nb_chapters; i++) {
		const AVChapter *c = from->chapters[i];
		int64_t by = av_rescale_q(shift, AV_TIME_BASE_Q, c->time_base);
		if (c->end - by <= 0) continue;
		AVChapter *n = av_mallocz(sizeof *n);
		if (!n) return AVERROR(ENOMEM);
		n->id = c->id;
		n->time_base = c->time_base;
		n->start = c->start - by > 0 ? c->start - by : 0;
		n->end = c->end - by;
		AVDictionaryEntry *e = av_dict_get(c->metadata, "title", NULL, 0);
		if (e) av_dict_set(&n->metadata, "title", e->value, 0);
		AVChapter **list = av_realloc_array(to->chapters, to->nb_chapters + 1, sizeof *list);
		if (!list) { av_dict_free(&n->metadata); av_free(n); return AVERROR(ENOMEM); }
		to->chapters = list;
		to->chapters[to->nb_chapters++] = n;
	}
	return 0;
}

static const char *fc_language(const AVStream *s) {
	AVDictionaryEntry *e = av_dict_get(s->metadata, "language", NULL, 0);
	return e ? e->value : "";
}

static int fc_writable(AVFrame *f) { return av_frame_make_writable(f); }
static void fc_at_once(AVFormatContext *c) { c->flags |= AVFMT_FLAG_FLUSH_PACKETS; }
static void fc_no_picture_type(AVFrame *f) { f->pict_type = AV_PICTURE_TYPE_NONE; f->key_frame = 0; }
static int fc_io_error(const AVFormatContext *c) { return c->pb ? c->pb->error : 0; }
static void fc_bitexact(AVFormatContext *c) { c->flags |= AVFMT_FLAG_BITEXACT; }
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// inner is the C pointer that astiav keeps in the first field of its structs; a
// test holds it to that.
func inner[T any](p *T) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(p)) }

func failure(code C.int) error {
	if code < 0 {
		return astiav.Error(code)
	}
	return nil
}

// canHold tells whether a container takes a codec as it is.
func canHold(fc *astiav.FormatContext, id astiav.CodecID) bool {
	out := (*C.AVFormatContext)(inner(fc))
	return C.fc_can_hold(out.oformat, C.enum_AVCodecID(id)) != 0
}

// nameStream copies title, language and disposition, spelling languages as the
// container does.
func nameStream(to, from *astiav.Stream, languages map[string]string) {
	source := (*C.AVStream)(inner(from))
	var other *C.char
	if l, ok := languages[C.GoString(C.fc_language(source))]; ok {
		other = C.CString(l)
		defer C.free(unsafe.Pointer(other))
	}
	C.fc_name((*C.AVStream)(inner(to)), source, other)
}

// tagTimecode gives a stream the tag of which MOV and MP4 make a time code track.
func tagTimecode(s *astiav.Stream, code string) {
	if code == "" {
		return
	}
	text := C.CString(code)
	defer C.free(unsafe.Pointer(text))
	C.fc_timecode((*C.AVStream)(inner(s)), text)
}

// copyChapters moves chapters by shift microseconds.
func copyChapters(to, from *astiav.FormatContext, shift int64) error {
	return failure(C.fc_chapters((*C.AVFormatContext)(inner(to)), (*C.AVFormatContext)(inner(from)), C.int64_t(shift)))
}

// forgetType leaves the choice of key frames to the encoder.
func forgetType(f *astiav.Frame) { C.fc_no_picture_type((*C.AVFrame)(f.UnsafePointer())) }

// atOnce has every packet go out when it is written.
func atOnce(fc *astiav.FormatContext) { C.fc_at_once((*C.AVFormatContext)(inner(fc))) }

// makeWritable gives a picture pixels of its own.
func makeWritable(f *astiav.Frame) error {
	return failure(C.fc_writable((*C.AVFrame)(f.UnsafePointer())))
}

// ioError is what writing the file ran into, such as a full disk.
func ioError(fc *astiav.FormatContext) error {
	return failure(C.fc_io_error((*C.AVFormatContext)(inner(fc))))
}

// withoutTraces keeps dates and library versions out of the file.
func withoutTraces(fc *astiav.FormatContext) { C.fc_bitexact((*C.AVFormatContext)(inner(fc))) }
