package models

import (
	"encoding/binary"
	"errors"
	"fmt"
)

// ErrExternalData is returned for weights that name further files: they could
// make the runtime read any file, and no checksum covers them.
var ErrExternalData = errors.New("the network keeps data in other files")

// errNotONNX is returned for bytes that are no protobuf message.
var errNotONNX = errors.New("not an ONNX file, or a damaged one")

// message is a type of the ONNX format, as far as it can lead to a tensor:
// onnx.proto of github.com/onnx/onnx, version 1.16.
type message int

const (
	modelProto message = iota
	graphProto
	nodeProto
	attributeProto
	sparseProto
	trainingProto
	functionProto
	tensorProto
)

// children says which fields of a message hold which messages.
var children = map[message]map[uint64]message{
	modelProto:     {7: graphProto, 20: trainingProto, 25: functionProto},
	graphProto:     {1: nodeProto, 5: tensorProto, 15: sparseProto},
	nodeProto:      {5: attributeProto},
	attributeProto: {5: tensorProto, 6: graphProto, 10: tensorProto, 11: graphProto, 22: sparseProto, 23: sparseProto},
	sparseProto:    {1: tensorProto, 2: tensorProto},
	trainingProto:  {1: graphProto, 2: graphProto},
	functionProto:  {7: nodeProto, 11: attributeProto},
}

// Fields of TensorProto that lead out of the file.
const (
	fieldExternalData = 13
	fieldDataLocation = 14
)

// maxNesting bounds graphs within graphs.
const maxNesting = 64

// refuseExternal walks an ONNX file and refuses tensors kept elsewhere.
func refuseExternal(data []byte) error {
	if len(data) == 0 {
		return errNotONNX
	}
	return walk(modelProto, data, 0)
}

func walk(m message, data []byte, depth int) error {
	if depth > maxNesting {
		return fmt.Errorf("%w: graphs nested deeper than %d", errNotONNX, maxNesting)
	}
	for len(data) > 0 {
		f, rest, err := nextField(data)
		if err != nil {
			return err
		}
		data = rest
		if m == tensorProto && (f.number == fieldExternalData || f.number == fieldDataLocation && f.value != 0) {
			return ErrExternalData
		}
		child, ok := children[m][f.number]
		if !ok || f.wire != wireBytes {
			continue
		}
		if err := walk(child, f.bytes, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// field is one field of a protobuf message (protobuf.dev, "Encoding").
type field struct {
	number, wire uint64
	value        uint64 // of a varint
	bytes        []byte // of a length-delimited field
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
