package decode

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
)

// ends are the two ends of an input, from which the container's own structure
// tells whether bytes are missing. A pipe has no tail.
type ends struct {
	head, tail []byte
	length     int64 // negative if unknown
}

// headLength and tailLength are how much of a file is kept for that. A page of
// Ogg has at most 65,307 bytes (RFC 3533).
const (
	headLength = 4 << 10
	tailLength = 66 << 10
)

// endsOf reads both ends of a file.
func endsOf(f *os.File) (e ends, err error) {
	info, err := f.Stat()
	if err != nil {
		return e, err
	}
	e.length = info.Size()
	if e.head, err = part(f, 0, min(e.length, headLength)); err != nil {
		return e, err
	}
	from := max(0, e.length-tailLength)
	e.tail, err = part(f, from, e.length-from)
	return e, err
}

func part(f *os.File, from, length int64) ([]byte, error) {
	b := make([]byte, length)
	n, err := f.ReadAt(b, from)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return b[:n], err
}

// shorter tells that the container needs more bytes than the input has.
func (e ends) shorter(format string) bool {
	if e.length < 0 {
		return false
	}
	switch format {
	case "matroska":
		end, ok := segmentEnd(e.head)
		return ok && e.length < end
	case "avi":
		end, ok := riffEnd(e.head)
		return ok && e.length < end
	case "asf":
		end, ok := asfEnd(e.head)
		return ok && e.length < end
	case "mpegts":
		size := packetSize(e.head)
		return size > 0 && e.length%size != 0
	case "ogg":
		return pageCut(e.tail)
	case "gif":
		return trailerMissing(e.tail)
	}
	return false
}

// riffEnd is where the first RIFF chunk of an AVI file ends.
func riffEnd(b []byte) (end int64, ok bool) {
	if len(b) < 12 || string(b[:4]) != "RIFF" {
		return 0, false
	}
	size := int64(binary.LittleEndian.Uint32(b[4:]))
	return 8 + size, size > 4 && size < 1<<32-1
}

// asfProperties is the GUID of the File Properties Object (ASF specification
// 3.2); the size of the file stands 40 bytes after its start, 0 when live.
var asfProperties = []byte("\xa1\xdc\xab\x8c\x47\xa9\xcf\x11\x8e\xe4\x00\xc0\x0c\x20\x53\x65")

func asfEnd(b []byte) (end int64, ok bool) {
	at := bytes.Index(b, asfProperties)
	if at < 0 || at+48 > len(b) {
		return 0, false
	}
	end = int64(binary.LittleEndian.Uint64(b[at+40:]))
	return end, end > 0
}

// pageCut tells that the last Ogg page (RFC 3533, 6) is not whole.
func pageCut(tail []byte) bool {
	at := bytes.LastIndex(tail, []byte("OggS\x00"))
	if at < 0 {
		return false
	}
	page := tail[at:]
	if len(page) < 27 || len(page) < 27+int(page[26]) {
		return true
	}
	need := 27 + int(page[26])
	for _, n := range page[27:need] {
		need += int(n)
	}
	return len(page) < need
}

// trailerMissing tells that a GIF (89a, 27) does not end with its trailer, but
// for padding.
func trailerMissing(tail []byte) bool {
	tail = bytes.TrimRight(tail, "\x00")
	return len(tail) > 0 && tail[len(tail)-1] != ';'
}
