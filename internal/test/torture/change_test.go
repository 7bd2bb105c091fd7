//go:build torture

package torture

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// change is a copy of data in which bytes are changed, removed, doubled or moved. Half of the changes
// are in the first bytes, where headers are.
func (c *trial) change(data []byte) []byte {
	data = slices.Clone(data)
	for range 1 + c.random.IntN(8) {
		if len(data) < 64 {
			return data
		}
		data = pick(c, []func([]byte, int) []byte{c.flip, c.flip, c.number, c.leaveOut, c.double, c.fill})(data, c.place(len(data)))
	}
	return data
}

// place is the position at which a change begins.
func (c *trial) place(length int) int {
	if c.random.IntN(2) == 0 {
		return c.random.IntN(min(length, 4096))
	}
	return c.random.IntN(length)
}

// stretch is the length of a change, mostly short.
func (c *trial) stretch(data []byte, at int) int {
	return min(len(data)-at, 1+c.random.IntN(pick(c, []int{1, 4, 16, 64, 1000, 20000})))
}

// flip inverts bits.
func (c *trial) flip(data []byte, at int) []byte {
	for i := range c.stretch(data, at) {
		data[at+i] ^= 1 << c.random.IntN(8)
	}
	return data
}

// number writes a number near the limit of an integer type, in either byte order.
func (c *trial) number(data []byte, at int) []byte {
	v := pick(c, []uint64{0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff, 1 << 62, 1<<63 - 1, 1 << 63, 1<<64 - 1})
	b := binary.BigEndian.AppendUint64(nil, v)
	if c.random.IntN(2) == 0 {
		slices.Reverse(b)
	} else {
		b = b[8-pick(c, []int{1, 2, 4, 8}):]
	}
	copy(data[at:], b)
	return data
}

func (c *trial) leaveOut(data []byte, at int) []byte {
	return slices.Delete(data, at, at+c.stretch(data, at))
}

func (c *trial) double(data []byte, at int) []byte {
	return slices.Insert(data, c.place(len(data)), bytes.Clone(data[at:at+c.stretch(data, at)])...)
}

// fill writes one byte over a stretch.
func (c *trial) fill(data []byte, at int) []byte {
	with := pick(c, []byte{0, 0xff, ' ', '\n', '"', '<', '9'})
	for i := range c.stretch(data, at) {
		data[at+i] = with
	}
	return data
}
