package av

/*
#include <libavformat/avformat.h>

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

// IndexRest is how many packets of a stream the container's index lists after a decoding
// time, and the decoding time of the last.
func IndexRest(s *astiav.Stream, dts int64) (packets, last int64) {
	end := C.int64_t(dts)
	n := C.fc_index_rest(streamOf(s), C.int64_t(dts), &end)
	return int64(n), int64(end)
}

// IndexExceeds tells that the container's index lists a packet of a stream that ends
// behind the first length bytes.
func IndexExceeds(s *astiav.Stream, length int64) bool {
	return C.fc_index_beyond(streamOf(s), C.int64_t(length)) != 0
}
