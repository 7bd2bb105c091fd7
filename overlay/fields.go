package overlay

/*
#cgo pkg-config: libavcodec libavformat libavutil
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/frame.h>

static int fc_picture_fields(const AVFrame *f) {
	if (!f->interlaced_frame) return AV_FIELD_PROGRESSIVE;
	return f->top_field_first ? AV_FIELD_TB : AV_FIELD_BT;
}

// fc_code_fields has pictures coded by their fields, of which the muxer tells too.
static void fc_code_fields(AVCodecContext *c, int order) {
	c->flags |= AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME;
	c->field_order = order;
}

static void fc_top_first(AVFrame *f, int order) { f->top_field_first = order == AV_FIELD_TB; }

static void fc_copy_fields(AVFrame *to, const AVFrame *from) {
	to->interlaced_frame = from->interlaced_frame;
	to->top_field_first = from->top_field_first;
	to->repeat_pict = from->repeat_pict;
}
*/
import "C"

import (
	"fmt"
	"log/slog"
	"slices"

	"github.com/asticode/go-astiav"
)

// fields is how the lines of a picture were taken: at once, or every other line first.
// It is libav's number (AVFieldOrder).
type fields int

const progressive fields = C.AV_FIELD_PROGRESSIVE

// interlaced tells an order of fields from pictures taken at once, and from what
// nobody knows.
func (f fields) interlaced() bool { return f > progressive }

// fieldsOf is the order of a picture's fields.
func fieldsOf(picture *astiav.Frame) fields {
	return fields(C.fc_picture_fields((*C.AVFrame)(picture.UnsafePointer())))
}

// fieldEncoders write down which field of a picture comes first, in every picture.
var fieldEncoders = []string{
	"libx264", "libx264rgb", "h264_nvenc", "h264_qsv", "mpeg2video", "mpeg4", "ffv1", "prores", "prores_aw", "prores_ks", "dnxhd", "dvvideo",
}

// takesFields tells whether the order of fields can be kept. Of raw pictures the
// container tells it.
func (c Container) takesFields(encoder string) bool {
	return c.constant || !c.exact && slices.Contains(fieldEncoders, encoder)
}

// writes names what tells the order of fields: the encoder, or the container of raw
// pictures.
func (c Container) writes(encoder string) string {
	if c.exact {
		return c.Name
	}
	return encoder
}

// codeFields has an encoder keep the fields.
func codeFields(cc *astiav.CodecContext, f fields) {
	C.fc_code_fields((*C.AVCodecContext)(inner(cc)), C.int(f))
}

// copyFields keeps the fields of a picture in its conversion.
func copyFields(to, from *astiav.Frame) {
	C.fc_copy_fields((*C.AVFrame)(to.UnsafePointer()), (*C.AVFrame)(from.UnsafePointer()))
}

// fieldKeeper knows in which order fields are coded, and says once that some are lost.
type fieldKeeper struct {
	order fields
	who   string // writes the pictures
	log   *slog.Logger
	told  bool
}

// keep readies a picture. One without fields among others that have some is coded in
// their order.
func (k *fieldKeeper) keep(picture *astiav.Frame) {
	own := fieldsOf(picture)
	switch {
	case k.order.interlaced() && !own.interlaced():
		C.fc_top_first((*C.AVFrame)(picture.UnsafePointer()), C.int(k.order))
	case own.interlaced() && !k.order.interlaced() && !k.told:
		k.told = true
		k.log.Warn(fmt.Sprintf("the pictures are interlaced, which %s does not write at their size: they become progressive; "+
			"libx264 keeps fields where 4 divides the height, and filter -f yuv4mpegpipe at any", k.who))
	}
}
