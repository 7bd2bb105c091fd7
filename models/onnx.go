package models

import (
	"errors"
	"fmt"
)

// ErrExternalData is returned for weights that name further files: they could
// make the runtime read any file, and no checksum covers them.
var ErrExternalData = errors.New("the network keeps data in other files")

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

// walk shows a message and then every message in it.
func walk(m message, data []byte, depth int, show func(message, []byte) error) error {
	if depth > maxNesting {
		return fmt.Errorf("%w: graphs nested deeper than %d", errNotONNX, maxNesting)
	}
	if err := show(m, data); err != nil {
		return err
	}
	return eachField(data, func(f field) error {
		child, ok := children[m][f.number]
		if !ok || f.wire != wireBytes {
			return nil
		}
		return walk(child, f.bytes, depth+1, show)
	})
}
