package av

/*
#cgo pkg-config: libavformat libavcodec libavfilter libavutil libswscale
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// pointer is the C pointer behind an astiav value. It is the first field of each of
// astiav's structs, as TestPointers checks.
func pointer[T any](x *T) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(x)) }

func frameOf(f *astiav.Frame) *C.AVFrame                     { return (*C.AVFrame)(f.UnsafePointer()) }
func codecOf(c *astiav.CodecContext) *C.AVCodecContext       { return (*C.AVCodecContext)(pointer(c)) }
func containerOf(c *astiav.FormatContext) *C.AVFormatContext { return (*C.AVFormatContext)(pointer(c)) }
func parametersOf(p *astiav.CodecParameters) *C.AVCodecParameters {
	return (*C.AVCodecParameters)(pointer(p))
}
func streamOf(s *astiav.Stream) *C.AVStream { return (*C.AVStream)(pointer(s)) }

// packetOf is nil for nil.
func packetOf(p *astiav.Packet) *C.AVPacket {
	if p == nil {
		return nil
	}
	return (*C.AVPacket)(pointer(p))
}

// flag is a C truth value.
func flag(b bool) C.int {
	if b {
		return 1
	}
	return 0
}
