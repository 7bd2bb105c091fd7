package models

import (
	"encoding/binary"
	"errors"
)

// errNotONNX is returned for bytes that are no protobuf message.
var errNotONNX = errors.New("not an ONNX file, or a damaged one")

// field is one field of a protobuf message (protobuf.dev, "Encoding").
type field struct {
	number, wire uint64
	value        uint64 // of a varint
	bytes        []byte // of a length-delimited field
	raw          []byte // the whole field with its key
}

const (
	wireVarint = 0
	wireFixed8 = 1
	wireBytes  = 2
	wireFixed4 = 5
)

func nextField(data []byte) (f field, rest []byte, err error) {
	key, n := binary.Uvarint(data)
	if n <= 0 || key>>3 == 0 {
		return f, nil, errNotONNX
	}
	f.number, f.wire, data = key>>3, key&7, data[n:]
	length := uint64(0)
	switch f.wire {
	case wireVarint, wireBytes:
		if f.value, n = binary.Uvarint(data); n <= 0 {
			return f, nil, errNotONNX
		}
		data = data[n:]
		if f.wire == wireBytes {
			length = f.value
		}
	case wireFixed8:
		length = 8
	case wireFixed4:
		length = 4
	default:
		return f, nil, errNotONNX
	}
	if length > uint64(len(data)) {
		return f, nil, errNotONNX
	}
	f.bytes = data[:length]
	return f, data[length:], nil
}

// eachField calls use for each field of a message, in order.
func eachField(data []byte, use func(field) error) error {
	for len(data) > 0 {
		f, rest, err := nextField(data)
		if err != nil {
			return err
		}
		f.raw = data[:len(data)-len(rest)]
		if err := use(f); err != nil {
			return err
		}
		data = rest
	}
	return nil
}

// eachVarint calls use for each value of a repeated integer. Some writers pack all values
// into one field, others write a field for each value.
func eachVarint(f field, use func(uint64)) error {
	if f.wire == wireVarint {
		use(f.value)
		return nil
	}
	for data := f.bytes; len(data) > 0; {
		v, n := binary.Uvarint(data)
		if n <= 0 {
			return errNotONNX
		}
		use(v)
		data = data[n:]
	}
	return nil
}
