package av

/*
#include "releases.h"

static int fc_length(const int *list) {
	int n = 0;
	while (list && list[n] != -1) n++;
	return n;
}
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// PixelFormats are those that an encoder takes, the preferred one first; none where the
// encoder does not say.
func PixelFormats(encoder *astiav.Codec) []astiav.PixelFormat {
	return formats[astiav.PixelFormat](C.fc_pixel_formats((*C.AVCodec)(pointer(encoder))))
}

// SampleFormats are those that an encoder of sound takes, the preferred one first; none
// where the encoder does not say.
func SampleFormats(encoder *astiav.Codec) []astiav.SampleFormat {
	return formats[astiav.SampleFormat](C.fc_sample_formats((*C.AVCodec)(pointer(encoder))))
}

// formats copies a list that -1 ends.
func formats[T ~int32 | ~uint32](list *C.int) (all []T) {
	for _, f := range unsafe.Slice(list, C.fc_length(list)) {
		all = append(all, T(f))
	}
	return all
}
