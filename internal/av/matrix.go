package av

/*
#include <libavutil/display.h>
#include <libavutil/frame.h>
#include <libavcodec/packet.h>
#include "releases.h"

static const int32_t *fc_display_matrix(AVFrame *f) {
	AVFrameSideData *d = av_frame_get_side_data(f, AV_FRAME_DATA_DISPLAYMATRIX);
	return d && d->size >= 9 * sizeof(int32_t) ? (const int32_t *)d->data : NULL;
}
static void fc_drop_matrix(AVFrame *f) { av_frame_remove_side_data(f, AV_FRAME_DATA_DISPLAYMATRIX); }
*/
import "C"

import (
	"encoding/binary"
	"unsafe"

	"github.com/asticode/go-astiav"
)

// DisplayMatrix says how a picture is turned or flipped to be shown: 3x3, row by row, in
// 16.16 fixed point but for the last column (libavutil/display.h).
type DisplayMatrix [9]int32

// MatroskaKeepsMatrix tells that the muxer for Matroska writes the display matrix of a
// stream.
const MatroskaKeepsMatrix = C.FC_MATROSKA_KEEPS_MATRIX == 1

// TakeDisplayMatrix removes a picture's own display matrix and returns it; ok is false
// where the picture has none.
func TakeDisplayMatrix(f *astiav.Frame) (m DisplayMatrix, ok bool) {
	p := C.fc_display_matrix(frameOf(f))
	if p == nil {
		return m, false
	}
	copy(m[:], unsafe.Slice((*int32)(unsafe.Pointer(p)), len(m)))
	C.fc_drop_matrix(frameOf(f))
	return m, true
}

// StreamDisplayMatrix is the display matrix that the container gives for a stream; ok is
// false where it gives none.
func StreamDisplayMatrix(s *astiav.Stream) (m DisplayMatrix, ok bool) {
	data := sideData(s, C.AV_PKT_DATA_DISPLAYMATRIX)
	if len(data) < 4*len(m) {
		return m, false
	}
	for i := range m {
		m[i] = int32(binary.NativeEndian.Uint32(data[4*i:]))
	}
	return m, true
}
