package extent

// Flags of a frame.
const (
	nutCodedPTS   = 1 << 3
	nutStreamID   = 1 << 4
	nutSizeMSB    = 1 << 5
	nutChecksum   = 1 << 6
	nutReserved   = 1 << 7
	nutHeaderIdx  = 1 << 10
	nutMatchTime  = 1 << 11
	nutCodedFlags = 1 << 12
	nutInvalid    = 1 << 13
)

// nutCode is the meaning of a frame's code.
type nutCode struct {
	flags, mul, lsb, reserved, header uint64
}

// nutTable is the part of the main header that tells how long frames are.
type nutTable struct {
	codes   [256]nutCode
	headers []int // lengths of the beginnings that frames share and leave out
}

// readNutTable reads a main header after its length; nil where it is malformed.
func readNutTable(b []byte) *nutTable {
	r := varints{b: b}
	if version := r.next(); version > 3 {
		r.next() // its minor number
	}
	r.next() // streams
	r.next() // the distance between sync points
	for range min(r.next(), uint64(len(b))) {
		r.next() // a time base
		r.next()
	}
	t := &nutTable{headers: []int{0}}
	if !t.readCodes(&r) || !t.readHeaders(&r) {
		return nil
	}
	return t
}

// readCodes reads the table as runs of codes that differ only in the low part of the size.
func (t *nutTable) readCodes(r *varints) bool {
	run := nutCode{mul: 1}
	for i := 0; i < len(t.codes); {
		run.flags = r.next()
		fields := r.next()
		run.lsb, run.reserved = 0, 0
		count := run.readFields(r, fields)
		if r.short() || count == 0 || count > 256 {
			return false
		}
		for ; count > 0 && i < len(t.codes); i++ {
			if i == 'N' {
				t.codes[i].flags = nutInvalid // it begins a start code
				continue
			}
			t.codes[i] = run
			run.lsb++
			count--
		}
	}
	return true
}

// readFields reads the first so many values of a run; the others keep what they were in
// the run before. It returns the length of the run.
func (c *nutCode) readFields(r *varints, fields uint64) (count uint64) {
	var skipped, length uint64
	for i, to := range []*uint64{&skipped, &c.mul, &skipped, &c.lsb, &c.reserved, &length, &skipped, &c.header} {
		if uint64(i) < fields {
			*to = r.next()
		}
	}
	for range min(max(fields, 8)-8, uint64(len(r.b))) {
		r.next()
	}
	if fields > 5 {
		return length
	}
	return c.mul - c.lsb
}

// readHeaders reads the shared beginnings of frames. An older main header ends before them.
func (t *nutTable) readHeaders(r *varints) bool {
	if len(r.b) <= r.at+4 {
		return true
	}
	for range min(r.next(), uint64(len(r.b))) {
		length := int(min(r.next(), longPacket))
		r.at += length
		t.headers = append(t.headers, length)
	}
	return !r.short()
}

// frame is the step for a frame that b begins with.
func (t *nutTable) frame(b []byte) step {
	c := t.codes[b[0]]
	r := varints{b: b, at: 1}
	if c.flags&nutCodedFlags != 0 {
		c.flags ^= r.next()
	}
	for _, flag := range []uint64{nutStreamID, nutCodedPTS} {
		if c.flags&flag != 0 {
			r.next()
		}
	}
	size := c.lsb
	if c.flags&nutSizeMSB != 0 {
		size += c.mul * r.next()
	}
	if c.flags&nutMatchTime != 0 {
		r.next()
	}
	if c.flags&nutHeaderIdx != 0 {
		c.header = r.next()
	}
	if c.flags&nutReserved != 0 {
		c.reserved = r.next()
	}
	for range min(c.reserved, uint64(len(b))) {
		r.next()
	}
	if c.flags&nutChecksum != 0 {
		r.at += 4
	}
	if r.short() {
		return want(len(b) + 1)
	}
	return t.length(c, r.at, size)
}

// length is the step for a frame whose data, of size bytes, begin after head bytes. Small
// frames leave out a shared beginning.
func (t *nutTable) length(c nutCode, head int, size uint64) step {
	if c.flags&nutInvalid != 0 || size > 1<<40 || c.header >= uint64(len(t.headers)) {
		return lost
	}
	if size > longPacket {
		c.header = 0
	}
	common := uint64(t.headers[c.header])
	if common > size {
		return lost
	}
	return unit(int64(head) + int64(size-common))
}
