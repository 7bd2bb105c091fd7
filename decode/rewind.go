package decode

import "fmt"

// goesBack are the demuxers that read to the end, for the length, before they go back
// to the beginning.
var goesBack = []string{"gif"}

// mostKept bounds what is kept of a pipe.
const mostKept = 256 << 20

// rewind is what was read of a pipe, kept as long as a demuxer may go back to it.
type rewind struct {
	bytes  []byte
	at     int // of them, the next to be read again
	closed bool
}

// keep adds what was read.
func (p *rewind) keep(b []byte) error {
	switch {
	case p.closed:
		return nil
	case len(p.bytes)+len(b) > mostKept:
		return fmt.Errorf("its format is read to the end before the first picture, and it is longer than %d MB; give the file itself", mostKept>>20)
	}
	p.bytes = append(p.bytes, b...)
	p.at = len(p.bytes)
	return nil
}

// read gives what is read again.
func (p *rewind) read(b []byte) int {
	n := copy(b, p.bytes[p.at:])
	p.at += n
	return n
}

// goTo makes read begin at an offset, if it was kept.
func (p *rewind) goTo(offset int64) bool {
	if p.closed || offset < 0 || offset > int64(len(p.bytes)) {
		return false
	}
	p.at = int(offset)
	return true
}

// forget ends the keeping.
func (p *rewind) forget() { *p = rewind{closed: true} }
