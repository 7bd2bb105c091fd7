package decode

/*
#cgo pkg-config: libavformat libavcodec libavutil
#include <libavformat/avformat.h>

static int fc_best_video(AVFormatContext *s) {
	return av_find_best_stream(s, AVMEDIA_TYPE_VIDEO, -1, -1, NULL, 0);
}
static int fc_attached(AVStream *st) {
	return (st->disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) != 0;
}
static void fc_discard(AVStream *st, int all) { st->discard = all ? AVDISCARD_ALL : AVDISCARD_DEFAULT; }

// fc_index_rest counts the index entries after dts and gives the last one's.
static int fc_index_rest(AVStream *st, int64_t dts, int64_t *last) {
	int n = avformat_index_get_entries_count(st), rest = 0;
	for (int i = n - 1; i >= 0; i--) {
		const AVIndexEntry *e = avformat_index_get_entry(st, i);
		if (!e || e->timestamp <= dts) break;
		if (i == n - 1) *last = e->timestamp;
		rest++;
	}
	return rest;
}

// fc_index_beyond tells that the index names a packet that ends behind a length.
static int fc_index_beyond(AVStream *st, int64_t length) {
	for (int i = avformat_index_get_entries_count(st) - 1; i >= 0; i--) {
		const AVIndexEntry *e = avformat_index_get_entry(st, i);
		if (e && e->size > 0 && e->pos + e->size > length) return 1;
	}
	return 0;
}
*/
import "C"

import "github.com/asticode/go-astiav"

func rawStream(s *astiav.Stream) *C.AVStream { return (*C.AVStream)(native(s)) }

// bestVideo is av_find_best_stream's choice, negative where there is none. It
// may be an attached picture.
func bestVideo(fc *astiav.FormatContext) int {
	return int(C.fc_best_video((*C.AVFormatContext)(native(fc))))
}

// attached tells a cover or thumbnail track from a recording.
func attached(s *astiav.Stream) bool { return C.fc_attached(rawStream(s)) != 0 }

// discard makes the demuxer leave out a stream's packets, or give them again.
func discard(s *astiav.Stream, all bool) {
	flag := C.int(0)
	if all {
		flag = 1
	}
	C.fc_discard(rawStream(s), flag)
}

// indexRest is how many packets the container's index lists after a decoding
// time stamp, and the stamp of the last.
func indexRest(s *astiav.Stream, dts int64) (rest, last int64) {
	end := C.int64_t(dts)
	n := C.fc_index_rest(rawStream(s), C.int64_t(dts), &end)
	return int64(n), int64(end)
}

func indexBeyond(s *astiav.Stream, length int64) bool {
	return C.fc_index_beyond(rawStream(s), C.int64_t(length)) != 0
}
