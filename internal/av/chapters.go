package av

/*
#include <stdlib.h>
#include <libavformat/avformat.h>

static int fc_add_chapter(AVFormatContext *to, int64_t id, AVRational base, int64_t start, int64_t end, const char *title) {
	AVChapter **list = av_realloc_array(to->chapters, to->nb_chapters + 1, sizeof *list);
	if (!list) return AVERROR(ENOMEM);
	to->chapters = list;
	AVChapter *n = av_mallocz(sizeof *n);
	if (!n) return AVERROR(ENOMEM);
	*n = (AVChapter){.id = id, .time_base = base, .start = start, .end = end};
	list[to->nb_chapters++] = n;
	return title ? av_dict_set(&n->metadata, "title", title, 0) : 0;
}

static int fc_copy_chapters(AVFormatContext *to, const AVFormatContext *from, int64_t shift) {
	for (unsigned i = 0; i < from->nb_chapters; i++) {
		const AVChapter *c = from->chapters[i];
		int64_t by = av_rescale_q(shift, AV_TIME_BASE_Q, c->time_base);
		if (c->end - by <= 0) continue;
		AVDictionaryEntry *e = av_dict_get(c->metadata, "title", NULL, 0);
		int ret = fc_add_chapter(to, c->id, c->time_base, FFMAX(c->start - by, 0), c->end - by, e ? e->value : NULL);
		if (ret < 0) return ret;
	}
	return 0;
}
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// HasChapters tells whether a container lists any.
func HasChapters(c *astiav.FormatContext) bool { return containerOf(c).nb_chapters > 0 }

// CopyChapters copies chapters with their titles, earlier by shift microseconds. Chapters
// that end before zero then are left out.
func CopyChapters(to, from *astiav.FormatContext, shift int64) error {
	return failure(C.fc_copy_chapters(containerOf(to), containerOf(from), C.int64_t(shift)))
}

// AddChapter adds a chapter from start to end, in ticks of base.
func AddChapter(to *astiav.FormatContext, id int, base astiav.Rational, start, end int64, title string) error {
	t := C.CString(title)
	defer C.free(unsafe.Pointer(t))
	b := C.AVRational{num: C.int(base.Num()), den: C.int(base.Den())}
	return failure(C.fc_add_chapter(containerOf(to), C.int64_t(id), b, C.int64_t(start), C.int64_t(end), t))
}
