package overlay

/*
#cgo pkg-config: libavformat libavcodec libavutil
#include <stdlib.h>
#include <string.h>
#include <libavformat/avformat.h>

static void fc_keep(AVStream *to, const AVStream *from, const char *key) {
	AVDictionaryEntry *e = av_dict_get(from->metadata, key, NULL, 0);
	if (e) av_dict_set(&to->metadata, key, e->value, 0);
}

// fc_looks copies how a stream is shown: shape, rate, turn, light; its time code;
// and the codec's tag where the container knows it, since players tell kinds of
// HEVC apart by nothing else.
static int fc_looks(const AVOutputFormat *f, AVStream *to, const AVStream *from) {
	to->sample_aspect_ratio = from->sample_aspect_ratio;
	to->avg_frame_rate = from->avg_frame_rate;
	to->r_frame_rate = from->r_frame_rate;
	fc_keep(to, from, "timecode");
	if (to->codecpar->codec_id == from->codecpar->codec_id &&
	    av_codec_get_id(f->codec_tag, from->codecpar->codec_tag) == from->codecpar->codec_id)
		to->codecpar->codec_tag = from->codecpar->codec_tag;
	for (int i = 0; i < from->nb_side_data; i++) {
		const AVPacketSideData *d = &from->side_data[i];
		uint8_t *copy = av_stream_new_side_data(to, d->type, d->size);
		if (!copy) return AVERROR(ENOMEM);
		memcpy(copy, d->data, d->size);
	}
	return 0;
}

static int64_t fc_usual(const AVStream *s) {
	return s->avg_frame_rate.num > 0 ? av_rescale_q(1, av_inv_q(s->avg_frame_rate), s->time_base) : 1;
}

static void fc_attachment(AVStream *to, const AVStream *from) {
	fc_keep(to, from, "filename");
	fc_keep(to, from, "mimetype");
}

static void fc_track(AVStream *s, const char *title, const char *language, int is_default) {
	av_dict_set(&s->metadata, "title", title, 0);
	if (!strcmp(avcodec_get_name(s->codecpar->codec_id), "mov_text"))
		av_dict_set(&s->metadata, "handler_name", title, 0); // what MP4 has for a title
	av_dict_set(&s->metadata, "language", language, 0);
	s->disposition = is_default ? AV_DISPOSITION_DEFAULT : 0;
}

static int fc_chapter(AVFormatContext *to, int id, AVRational base, int64_t start, int64_t end, const char *title) {
	AVChapter **list = av_realloc_array(to->chapters, to->nb_chapters + 1, sizeof *list);
	if (!list) return AVERROR(ENOMEM);
	to->chapters = list;
	AVChapter *n = av_mallocz(sizeof *n);
	if (!n) return AVERROR(ENOMEM);
	*n = (AVChapter){.id = id, .time_base = base, .start = start, .end = end};
	list[to->nb_chapters++] = n;
	return av_dict_set(&n->metadata, "title", title, 0);
}

static void fc_note(AVFormatContext *c, const char *text) { av_dict_set(&c->metadata, "comment", text, 0); }
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/face"
)

// keepLooks copies what says how a stream is shown.
func keepLooks(fc *astiav.FormatContext, to, from *astiav.Stream) error {
	format := (*C.AVFormatContext)(inner(fc)).oformat
	return failure(C.fc_looks(format, (*C.AVStream)(inner(to)), (*C.AVStream)(inner(from))))
}

// delayOf is how many pictures a decoder holds back to bring them in order, and the
// usual length of one in ticks.
func delayOf(s *astiav.Stream) (pictures, usual int64) {
	from := (*C.AVStream)(inner(s))
	return int64(from.codecpar.video_delay), max(1, int64(C.fc_usual(from)))
}

// nameAttachment keeps the two tags without which an attachment is nothing.
func nameAttachment(to, from *astiav.Stream) {
	C.fc_attachment((*C.AVStream)(inner(to)), (*C.AVStream)(inner(from)))
}

// nameTrack says what a track of ours is.
func nameTrack(to *astiav.Stream, t Track) {
	title, language := C.CString(t.Title), C.CString(t.Language)
	defer C.free(unsafe.Pointer(title))
	defer C.free(unsafe.Pointer(language))
	shown := C.int(0)
	if t.Default {
		shown = 1
	}
	C.fc_track((*C.AVStream)(inner(to)), title, language, shown)
}

func hasChapters(fc *astiav.FormatContext) bool {
	return (*C.AVFormatContext)(inner(fc)).nb_chapters > 0
}

func addChapter(to *astiav.FormatContext, id int, base face.Rational, c Chapter) error {
	title := C.CString(c.Title)
	defer C.free(unsafe.Pointer(title))
	b := C.AVRational{num: C.int(base.Num), den: C.int(base.Den)}
	return failure(C.fc_chapter((*C.AVFormatContext)(inner(to)), C.int(id), b, C.int64_t(c.Start), C.int64_t(c.End), title))
}

// note says in the file what made the tracks.
func note(fc *astiav.FormatContext, text string) {
	t := C.CString(text)
	defer C.free(unsafe.Pointer(t))
	C.fc_note((*C.AVFormatContext)(inner(fc)), t)
}
