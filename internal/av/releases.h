// What releases of FFmpeg name or do differently. The rest of this package, and every
// other package, is the same for all of them. docs/ARCHITECTURE.md says which releases
// are served; doc/APIchanges in FFmpeg's source says when each name came and went.
#ifndef FACECUE_AV_RELEASES_H
#define FACECUE_AV_RELEASES_H

#include <stdint.h>
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>

// Fields of pictures: flags since 6.1, without the old members since 8.
static inline int fc_interlaced(const AVFrame *f) {
#ifdef AV_FRAME_FLAG_INTERLACED
	return (f->flags & AV_FRAME_FLAG_INTERLACED) != 0;
#else
	return f->interlaced_frame;
#endif
}

static inline int fc_top_field_first(const AVFrame *f) {
#ifdef AV_FRAME_FLAG_TOP_FIELD_FIRST
	return (f->flags & AV_FRAME_FLAG_TOP_FIELD_FIRST) != 0;
#else
	return f->top_field_first;
#endif
}

#ifdef AV_FRAME_FLAG_KEY
static inline void fc_set_flag(AVFrame *f, int flag, int on) { f->flags = on ? f->flags | flag : f->flags & ~flag; }
#endif

// Encoders of 6.1 and 7 read the old members as well as the flags.
#if LIBAVUTIL_VERSION_MAJOR < 60
#define FC_OLD_MEMBER(statement) \
	_Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"") \
	statement; \
	_Pragma("GCC diagnostic pop")
#else
#define FC_OLD_MEMBER(statement)
#endif

static inline void fc_set_interlaced(AVFrame *f, int on) {
#ifdef AV_FRAME_FLAG_INTERLACED
	fc_set_flag(f, AV_FRAME_FLAG_INTERLACED, on);
#endif
	FC_OLD_MEMBER(f->interlaced_frame = on)
}

static inline void fc_set_top_field_first(AVFrame *f, int on) {
#ifdef AV_FRAME_FLAG_TOP_FIELD_FIRST
	fc_set_flag(f, AV_FRAME_FLAG_TOP_FIELD_FIRST, on);
#endif
	FC_OLD_MEMBER(f->top_field_first = on)
}

static inline void fc_set_no_key(AVFrame *f) {
#ifdef AV_FRAME_FLAG_KEY
	fc_set_flag(f, AV_FRAME_FLAG_KEY, 0);
#endif
	FC_OLD_MEMBER(f->key_frame = 0)
}

// Duration of a picture: another member since 6.0.
static inline int64_t fc_picture_duration(const AVFrame *f) {
#if LIBAVUTIL_VERSION_MAJOR >= 58
	return f->duration;
#else
	return f->pkt_duration;
#endif
}

// Number of a packet that its picture keeps: opaque since 6.0, where a flag asks for it.
#ifdef AV_CODEC_FLAG_COPY_OPAQUE
static inline void fc_keep_numbers(AVCodecContext *c) { c->flags |= AV_CODEC_FLAG_COPY_OPAQUE; }
static inline void fc_number(AVCodecContext *c, AVPacket *p, int64_t n) {
	if (p) p->opaque = (void *)(intptr_t)n;
}
static inline int64_t fc_numbered(const AVFrame *f) { return (int64_t)(intptr_t)f->opaque; }
#else
static inline void fc_keep_numbers(AVCodecContext *c) {}
static inline void fc_number(AVCodecContext *c, AVPacket *p, int64_t n) { c->reordered_opaque = n; }
static inline int64_t fc_numbered(const AVFrame *f) { return f->reordered_opaque; }
#endif

// Side data of a stream: with the codec's parameters since 6.1.
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(60, 15, 100)
static inline const uint8_t *fc_side_data(const AVStream *s, enum AVPacketSideDataType type, size_t *size) {
	const AVPacketSideData *d = av_packet_side_data_get(s->codecpar->coded_side_data, s->codecpar->nb_coded_side_data, type);
	*size = d ? d->size : 0;
	return d ? d->data : NULL;
}
static inline int fc_side_data_count(const AVStream *s) { return s->codecpar->nb_coded_side_data; }
static inline const AVPacketSideData *fc_side_data_at(const AVStream *s, int i) { return &s->codecpar->coded_side_data[i]; }
static inline uint8_t *fc_new_side_data(AVStream *s, enum AVPacketSideDataType type, size_t size) {
	AVPacketSideData *d = av_packet_side_data_new(&s->codecpar->coded_side_data, &s->codecpar->nb_coded_side_data, type, size, 0);
	return d ? d->data : NULL;
}
#else
static inline const uint8_t *fc_side_data(const AVStream *s, enum AVPacketSideDataType type, size_t *size) {
	return av_stream_get_side_data(s, type, size);
}
static inline int fc_side_data_count(const AVStream *s) { return s->nb_side_data; }
static inline const AVPacketSideData *fc_side_data_at(const AVStream *s, int i) { return &s->side_data[i]; }
static inline uint8_t *fc_new_side_data(AVStream *s, enum AVPacketSideDataType type, size_t size) {
	return av_stream_new_side_data(s, type, size);
}
#endif

// Display matrix in Matroska: found to be kept by 7.1, and lost by 5.1.
#if LIBAVFORMAT_VERSION_INT >= AV_VERSION_INT(61, 7, 100)
#define FC_MATROSKA_KEEPS_MATRIX 1
#else
#define FC_MATROSKA_KEEPS_MATRIX 0
#endif

// Priming of sound that Matroska's muxer leaves before time zero, in microseconds: found
// with 7.1. That of 5.1 moves all packets behind time zero.
static inline int64_t fc_kept_priming(const AVStream *s) {
#if LIBAVFORMAT_VERSION_MAJOR >= 61
	const AVCodecParameters *p = s->codecpar;
	return p->sample_rate > 0 ? av_rescale(p->initial_padding, AV_TIME_BASE, p->sample_rate) : 0;
#else
	return 0;
#endif
}

// Formats that an encoder takes: asked for since 7.1. They return a list that -1 ends, or
// NULL where the encoder takes any format.
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100)
static inline const int *fc_formats(const AVCodec *c, enum AVCodecConfig kind) {
	const void *list = NULL;
	return avcodec_get_supported_config(NULL, c, kind, 0, &list, NULL) < 0 ? NULL : list;
}
static inline const int *fc_pixel_formats(const AVCodec *c) { return fc_formats(c, AV_CODEC_CONFIG_PIX_FORMAT); }
static inline const int *fc_sample_formats(const AVCodec *c) { return fc_formats(c, AV_CODEC_CONFIG_SAMPLE_FORMAT); }
#else
static inline const int *fc_pixel_formats(const AVCodec *c) { return (const int *)c->pix_fmts; }
static inline const int *fc_sample_formats(const AVCodec *c) { return (const int *)c->sample_fmts; }
#endif

#endif
