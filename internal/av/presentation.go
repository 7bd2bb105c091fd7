package av

/*
#include <string.h>
#include "releases.h"

static int fc_copy_presentation(const AVOutputFormat *f, AVStream *to, const AVStream *from) {
	to->sample_aspect_ratio = from->sample_aspect_ratio;
	to->avg_frame_rate = from->avg_frame_rate;
	to->r_frame_rate = from->r_frame_rate;
	AVDictionaryEntry *e = av_dict_get(from->metadata, "timecode", NULL, 0);
	if (e) av_dict_set(&to->metadata, "timecode", e->value, 0);
	if (to->codecpar->codec_id == from->codecpar->codec_id &&
	    av_codec_get_id(f->codec_tag, from->codecpar->codec_tag) == from->codecpar->codec_id)
		to->codecpar->codec_tag = from->codecpar->codec_tag;
	for (int i = 0; i < fc_side_data_count(from); i++) {
		const AVPacketSideData *d = fc_side_data_at(from, i);
		uint8_t *copy = fc_new_side_data(to, d->type, d->size);
		if (!copy) return AVERROR(ENOMEM);
		memcpy(copy, d->data, d->size);
	}
	return 0;
}
*/
import "C"

import "github.com/asticode/go-astiav"

// CopyPresentation copies how a stream is shown: the shape of samples, frame rates, time
// code and side data such as rotation and light levels; and the codec's tag where the
// output knows it, since players tell kinds of HEVC apart by nothing else.
func CopyPresentation(output *astiav.FormatContext, to, from *astiav.Stream) error {
	return failure(C.fc_copy_presentation(containerOf(output).oformat, streamOf(to), streamOf(from)))
}
