package av

/*
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavfilter/avfilter.h>
#include <libavutil/avutil.h>
#include <libswscale/swscale.h>
*/
import "C"

import (
	"fmt"
	"strings"
)

// Library is one of libav's libraries, as loaded at run time.
type Library struct{ Name, Version string }

// Libraries are the libraries of libav that are used.
func Libraries() []Library {
	return []Library{
		{"libavcodec", dotted(C.avcodec_version())},
		{"libavformat", dotted(C.avformat_version())},
		{"libavfilter", dotted(C.avfilter_version())},
		{"libavutil", dotted(C.avutil_version())},
		{"libswscale", dotted(C.swscale_version())},
	}
}

// Version is the release of libav and the versions of its libraries, in one
// line.
func Version() string {
	parts := []string{"FFmpeg " + C.GoString(C.av_version_info())}
	for _, l := range Libraries() {
		parts = append(parts, l.Name+" "+l.Version)
	}
	return strings.Join(parts, ", ")
}

// dotted writes AV_VERSION_INT's major, minor and micro.
func dotted(v C.uint) string { return fmt.Sprintf("%d.%d.%d", v>>16, v>>8&0xFF, v&0xFF) }

// Release is the major release of FFmpeg that the program was built against, such as 5.
const Release = C.LIBAVCODEC_VERSION_MAJOR - 54
