package av

/*
#include <libavcodec/avcodec.h>
#include "releases.h"

static int fc_field_order(const AVFrame *f) {
	if (!fc_interlaced(f)) return AV_FIELD_PROGRESSIVE;
	return fc_top_field_first(f) ? AV_FIELD_TB : AV_FIELD_BT;
}

static void fc_encode_fields(AVCodecContext *c, int order) {
	c->flags |= AV_CODEC_FLAG_INTERLACED_DCT | AV_CODEC_FLAG_INTERLACED_ME;
	c->field_order = order;
}

static void fc_top_first(AVFrame *f, int order) { fc_set_top_field_first(f, order == AV_FIELD_TB); }

static void fc_copy_fields(AVFrame *to, const AVFrame *from) {
	fc_set_interlaced(to, fc_interlaced(from));
	fc_set_top_field_first(to, fc_top_field_first(from));
	to->repeat_pict = from->repeat_pict;
}
*/
import "C"

import "github.com/asticode/go-astiav"

// FieldOrder says whether the lines of a picture were taken at once, or as two fields, and
// which of these came first. It is libav's AVFieldOrder.
type FieldOrder int

// Progressive is the order of pictures whose lines were taken at once.
const Progressive FieldOrder = C.AV_FIELD_PROGRESSIVE

// Interlaced tells that the picture has two fields; false where the order is unknown.
func (o FieldOrder) Interlaced() bool { return o > Progressive }

// FieldOrderOf is the order of a picture's fields.
func FieldOrderOf(f *astiav.Frame) FieldOrder { return FieldOrder(C.fc_field_order(frameOf(f))) }

// EncodeFields has an encoder, before it is opened, code the two fields of pictures.
func EncodeFields(encoder *astiav.CodecContext, o FieldOrder) {
	C.fc_encode_fields(codecOf(encoder), C.int(o))
}

// SetFirstField says which field of a picture is shown first.
func SetFirstField(f *astiav.Frame, o FieldOrder) { C.fc_top_first(frameOf(f), C.int(o)) }

// CopyFieldOrder copies how the fields of a picture are shown.
func CopyFieldOrder(to, from *astiav.Frame) { C.fc_copy_fields(frameOf(to), frameOf(from)) }
