package av

/*
#include <stdlib.h>
#include <string.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>

static void fc_copy_tag(AVStream *to, const AVStream *from, const char *key) {
	AVDictionaryEntry *e = av_dict_get(from->metadata, key, NULL, 0);
	if (e) av_dict_set(&to->metadata, key, e->value, 0);
}

static const char *fc_language(const AVStream *s) {
	AVDictionaryEntry *e = av_dict_get(s->metadata, "language", NULL, 0);
	return e ? e->value : "";
}

static void fc_copy_names(AVStream *to, const AVStream *from, const char *language) {
	fc_copy_tag(to, from, "language");
	fc_copy_tag(to, from, "title");
	if (language) av_dict_set(&to->metadata, "language", language, 0);
	to->disposition = from->disposition;
}

static void fc_name_track(AVStream *s, const char *title, const char *language, int is_default) {
	av_dict_set(&s->metadata, "title", title, 0);
	if (!strcmp(avcodec_get_name(s->codecpar->codec_id), "mov_text"))
		av_dict_set(&s->metadata, "handler_name", title, 0); // what MP4 has for a title
	av_dict_set(&s->metadata, "language", language, 0);
	s->disposition = is_default ? AV_DISPOSITION_DEFAULT : 0;
}

static void fc_tag_timecode(AVStream *s, const char *code) { av_dict_set(&s->metadata, "timecode", code, 0); }
static void fc_comment(AVFormatContext *c, const char *text) { av_dict_set(&c->metadata, "comment", text, 0); }
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// CopyNames copies title, language and disposition of a stream, and no other tag.
// languages are codes that the output spells in another way.
func CopyNames(to, from *astiav.Stream, languages map[string]string) {
	var other *C.char
	if l, ok := languages[C.GoString(C.fc_language(streamOf(from)))]; ok {
		other = C.CString(l)
		defer C.free(unsafe.Pointer(other))
	}
	C.fc_copy_names(streamOf(to), streamOf(from), other)
}

// CopyAttachmentNames copies the file name and the media type of an attachment, without
// which players do not use it.
func CopyAttachmentNames(to, from *astiav.Stream) {
	for _, key := range []string{"filename", "mimetype"} {
		k := C.CString(key)
		C.fc_copy_tag(streamOf(to), streamOf(from), k)
		C.free(unsafe.Pointer(k))
	}
}

// NameTrack gives a stream a title and a language. Players show the default track unless
// told otherwise.
func NameTrack(to *astiav.Stream, title, language string, isDefault bool) {
	t, l := C.CString(title), C.CString(language)
	defer C.free(unsafe.Pointer(t))
	defer C.free(unsafe.Pointer(l))
	C.fc_name_track(streamOf(to), t, l, flag(isDefault))
}

// SetTimecode gives a stream the tag of which MOV and MP4 make a time code track; an
// empty code gives none.
func SetTimecode(s *astiav.Stream, code string) {
	if code == "" {
		return
	}
	text := C.CString(code)
	defer C.free(unsafe.Pointer(text))
	C.fc_tag_timecode(streamOf(s), text)
}

// SetComment writes a comment into the file's metadata.
func SetComment(output *astiav.FormatContext, text string) {
	t := C.CString(text)
	defer C.free(unsafe.Pointer(t))
	C.fc_comment(containerOf(output), t)
}
