package av

/*
#include "releases.h"

static int fc_attached(AVStream *st) {
	return (st->disposition & (AV_DISPOSITION_ATTACHED_PIC | AV_DISPOSITION_TIMED_THUMBNAILS)) != 0;
}
static void fc_discard(AVStream *st, int all) { st->discard = all ? AVDISCARD_ALL : AVDISCARD_DEFAULT; }

static int64_t fc_usual_duration(const AVStream *s) {
	return s->avg_frame_rate.num > 0 ? av_rescale_q(1, av_inv_q(s->avg_frame_rate), s->time_base) : 1;
}
*/
import "C"

import "github.com/asticode/go-astiav"

// IsAttachedPicture tells a cover or a track of thumbnails from a recording.
func IsAttachedPicture(s *astiav.Stream) bool { return C.fc_attached(streamOf(s)) != 0 }

// Discard makes the demuxer leave out the packets of a stream, or give them again.
func Discard(s *astiav.Stream, all bool) { C.fc_discard(streamOf(s), flag(all)) }

// DecodingDelay is how many pictures a decoder of the stream holds back to bring them in
// order, and the usual duration of a picture, in ticks of the stream.
func DecodingDelay(s *astiav.Stream) (pictures, duration int64) {
	from := streamOf(s)
	return int64(from.codecpar.video_delay), max(1, int64(C.fc_usual_duration(from)))
}

// KeptPriming is for how many microseconds the sound of a stream may begin before time zero
// in Matroska. Where sound begins earlier, the muxer moves the packets of all streams.
func KeptPriming(output *astiav.Stream) int64 { return int64(C.fc_kept_priming(streamOf(output))) }
