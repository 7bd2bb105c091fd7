package decode

import "fmt"

// rewinding are the demuxers that read to the end, for the length, before they go back to
// the beginning.
var rewinding = []string{"gif"}

// maxRewind bounds the bytes that are kept of a pipe.
const maxRewind = 256 << 20

// rewindBuffer keeps all bytes that were read of a pipe, for as long as the demuxer may go
// back to them.
type rewindBuffer struct {
	bytes  []byte
	next   int  // index into bytes of the first to be read again
	closed bool // nothing is kept any more
}

// keep adds bytes that were read from the pipe.
func (r *rewindBuffer) keep(b []byte) error {
	switch {
	case r.closed:
		return nil
	case len(r.bytes)+len(b) > maxRewind:
		return fmt.Errorf("its format is read to the end before the first picture, and it is longer than %d MB; give the file itself", maxRewind>>20)
	}
	r.bytes = append(r.bytes, b...)
	r.next = len(r.bytes)
	return nil
}

// read gives kept bytes that the demuxer has gone back to.
func (r *rewindBuffer) read(b []byte) int {
	n := copy(b, r.bytes[r.next:])
	r.next += n
	return n
}

// goTo makes read begin at an offset; false where the bytes from there on are not kept.
func (r *rewindBuffer) goTo(offset int64) bool {
	if r.closed || offset < 0 || offset > int64(len(r.bytes)) {
		return false
	}
	r.next = int(offset)
	return true
}

// close drops the bytes and keeps no more.
func (r *rewindBuffer) close() { *r = rewindBuffer{closed: true} }
