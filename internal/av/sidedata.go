package av

/*
#include "releases.h"
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// HasEncryptionInfo tells that the container says how a stream is encrypted.
func HasEncryptionInfo(s *astiav.Stream) bool {
	return len(sideData(s, C.AV_PKT_DATA_ENCRYPTION_INIT_INFO)) > 0
}

// sideData is a copy of what the container says of a stream as a whole; nil where it says
// nothing of the kind.
func sideData(s *astiav.Stream, kind C.enum_AVPacketSideDataType) []byte {
	var size C.size_t
	data := C.fc_side_data(streamOf(s), kind, &size)
	return C.GoBytes(unsafe.Pointer(data), C.int(size))
}
