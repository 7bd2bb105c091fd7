package models

import (
	"errors"
	"fmt"
)

// ErrExternalData is returned for weights that refer to other files: they could make ONNX
// Runtime read any file, and the card's checksum does not cover them.
var ErrExternalData = errors.New("the network keeps data in other files")

// message is a message type of the ONNX format that can contain a tensor
// (onnx.proto of github.com/onnx/onnx, version 1.16).
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

// children maps the fields of each message to the messages that they hold.
var children = map[message]map[uint64]message{
	modelProto:     {7: graphProto, 20: trainingProto, 25: functionProto},
	graphProto:     {1: nodeProto, 5: tensorProto, 15: sparseProto},
	nodeProto:      {5: attributeProto},
	attributeProto: {5: tensorProto, 6: graphProto, 10: tensorProto, 11: graphProto, 22: sparseProto, 23: sparseProto},
	sparseProto:    {1: tensorProto, 2: tensorProto},
	trainingProto:  {1: graphProto, 2: graphProto},
	functionProto:  {7: nodeProto, 11: attributeProto},
}

// Fields of TensorProto that refer to another file.
const (
	fieldExternalData = 13
	fieldDataLocation = 14
)

// maxNesting bounds the depth of graphs within graphs.
const maxNesting = 64

// refuseExternal refuses an ONNX file with a tensor whose values are in another file.
func refuseExternal(data []byte) error {
	if len(data) == 0 {
		return errNotONNX
	}
	return walk(modelProto, data, 0, func(m message, data []byte) error {
		if m != tensorProto {
			return nil
		}
		return eachField(data, func(f field) error {
			if f.number == fieldExternalData || f.number == fieldDataLocation && f.value != 0 {
				return ErrExternalData
			}
			return nil
		})
	})
}

// walk calls visit for a message and then for every message in it.
func walk(m message, data []byte, depth int, visit func(message, []byte) error) error {
	if depth > maxNesting {
		return fmt.Errorf("%w: graphs nested deeper than %d", errNotONNX, maxNesting)
	}
	if err := visit(m, data); err != nil {
		return err
	}
	return eachField(data, func(f field) error {
		child, ok := children[m][f.number]
		if !ok || f.wire != wireBytes {
			return nil
		}
		return walk(child, f.bytes, depth+1, visit)
	})
}
