package av

/*
#include "releases.h"

static int64_t fc_best_pts(const AVFrame *f) { return f->best_effort_timestamp; }
static int fc_damaged(const AVFrame *f) {
	return f->decode_error_flags != 0 || (f->flags & AV_FRAME_FLAG_CORRUPT) != 0;
}
static void fc_clear_type(AVFrame *f) {
	f->pict_type = AV_PICTURE_TYPE_NONE;
	fc_set_no_key(f);
}
*/
import "C"

import "github.com/asticode/go-astiav"

// NoPTS is libav's AV_NOPTS_VALUE, the mark of a missing time stamp.
const NoPTS = -1 << 63

// NewFrame is an AVFrame without data, to be given to FreeFrame.
func NewFrame() *astiav.Frame {
	frames.Add(1)
	return astiav.AllocFrame()
}

// CloneFrame is a second reference to a frame's data, to be given to FreeFrame; nil where
// memory is out.
func CloneFrame(f *astiav.Frame) *astiav.Frame {
	clone := f.Clone()
	if clone != nil {
		frames.Add(1)
	}
	return clone
}

// FreeFrame frees an AVFrame of NewFrame or CloneFrame; nil is allowed.
func FreeFrame(f *astiav.Frame) {
	if f != nil {
		f.Free()
		frames.Add(-1)
	}
}

// BestPTS is libav's best guess of a frame's presentation time, NoPTS where it has none.
func BestPTS(f *astiav.Frame) int64 { return int64(C.fc_best_pts(frameOf(f))) }

// Duration is how long a frame is shown, in ticks of its stream; 0 where unknown.
func Duration(f *astiav.Frame) int64 { return int64(C.fc_picture_duration(frameOf(f))) }

// Damaged tells that the decoder concealed errors in a picture.
func Damaged(f *astiav.Frame) bool { return C.fc_damaged(frameOf(f)) != 0 }

// MakeWritable copies the data of a frame that shares it with another.
func MakeWritable(f *astiav.Frame) error { return failure(C.av_frame_make_writable(frameOf(f))) }

// CopyProperties copies times, side data and flags from one frame to another.
func CopyProperties(to, from *astiav.Frame) error {
	return failure(C.av_frame_copy_props(frameOf(to), frameOf(from)))
}

// ClearPictureType leaves it to the encoder which pictures become key frames.
func ClearPictureType(f *astiav.Frame) { C.fc_clear_type(frameOf(f)) }
