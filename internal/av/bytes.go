package av

/*
#include <stdlib.h>
#include <libavformat/avformat.h>

static int fc_open_file(AVFormatContext *s, const char *url, const char *protocols) {
	AVDictionary *opts = NULL;
	av_dict_set(&opts, "protocol_whitelist", protocols, 0);
	int ret = avio_open2(&s->pb, url, AVIO_FLAG_READ, &s->interrupt_callback, &opts);
	av_dict_free(&opts);
	return ret;
}

static int fc_create_file(AVFormatContext *s, const char *url) { return avio_open(&s->pb, url, AVIO_FLAG_WRITE); }
static int fc_finish_file(AVFormatContext *s) { return avio_closep(&s->pb); }
static AVIOContext *fc_pb(AVFormatContext *s) { return s->pb; }
static void fc_close_file(AVIOContext *pb) { avio_closep(&pb); }
static void fc_never_seek(AVFormatContext *s) { s->pb->seekable = 0; }
static int fc_io_error(const AVFormatContext *c) { return c->pb ? c->pb->error : 0; }
*/
import "C"

import (
	"unsafe"

	"github.com/asticode/go-astiav"
)

// Source is what libav itself reads the bytes of a container from.
type Source struct{ pb *C.AVIOContext }

// OpenSource opens a URL, which only the protocols in a comma-separated list may read, as
// the bytes of a container. The source is closed after the container.
func OpenSource(container *astiav.FormatContext, url, protocols string) (*Source, error) {
	u, p := C.CString(url), C.CString(protocols)
	defer C.free(unsafe.Pointer(u))
	defer C.free(unsafe.Pointer(p))
	if err := failure(C.fc_open_file(containerOf(container), u, p)); err != nil {
		return nil, err
	}
	contexts.Add(1)
	return &Source{C.fc_pb(containerOf(container))}, nil
}

// Close is called once.
func (s *Source) Close() {
	C.fc_close_file(s.pb)
	contexts.Add(-1)
}

// NewCallbacks is a byte stream that calls functions, to be given to FreeCallbacks.
func NewCallbacks(size int, writable bool, read astiav.IOContextReadFunc, seek astiav.IOContextSeekFunc, write astiav.IOContextWriteFunc) (*astiav.IOContext, error) {
	io, err := astiav.AllocIOContext(size, writable, read, seek, write)
	if err == nil {
		contexts.Add(1)
	}
	return io, err
}

// FreeCallbacks frees a byte stream of NewCallbacks.
func FreeCallbacks(io *astiav.IOContext) {
	io.Free()
	contexts.Add(-1)
}

// CreateFile opens a URL that the bytes of a container are written to. CloseFile is called
// before the container is freed.
func CreateFile(output *astiav.FormatContext, url string) error {
	u := C.CString(url)
	defer C.free(unsafe.Pointer(u))
	if err := failure(C.fc_create_file(containerOf(output), u)); err != nil {
		return err
	}
	contexts.Add(1)
	return nil
}

// CloseFile writes what is left and closes the file of CreateFile.
func CloseFile(output *astiav.FormatContext) error {
	contexts.Add(-1)
	return failure(C.fc_finish_file(containerOf(output)))
}

// ForbidSeeking has demuxers read the bytes of a container once, from front to back.
func ForbidSeeking(container *astiav.FormatContext) { C.fc_never_seek(containerOf(container)) }

// IOError is what reading or writing the bytes of a container ran into, such as a full disk; nil at the end of a file.
func IOError(container *astiav.FormatContext) error {
	return failure(C.fc_io_error(containerOf(container)))
}
