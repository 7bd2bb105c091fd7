package models

import (
	"encoding/binary"
	"fmt"
	"slices"
)

// zeroPointOf gives the inputs that hold the weights and their zero point, for the operators
// that may omit the zero point. An omitted zero point means 0.
var zeroPointOf = map[string]struct{ weights, zero int }{
	"MatMulInteger": {1, 3}, "MatMulIntegerToFloat": {1, 5}, "DynamicQuantizeMatMul": {1, 3},
	"QAttention": {1, 7}, "DequantizeLinear": {0, 2},
}

// withZeroPoints adds the omitted zero points of int8 weights that could saturate. Without
// them, ONNX Runtime 1.24.1 crashes when it prepares a network for its precise kernels, or
// does not convert weights whose zero point has an empty name.
func withZeroPoints(data []byte) ([]byte, error) {
	o, err := readOperators(data)
	if err != nil {
		return nil, err
	}
	return o.complete(modelProto, data)
}

// complete copies a message. In front of each node that lacks a zero point it inserts a
// Constant node that holds one.
func (o *operators) complete(m message, data []byte) (out []byte, err error) {
	err = eachField(data, func(f field) error {
		child, ok := children[m][f.number]
		if !ok || f.wire != wireBytes || child == tensorProto || child == sparseProto {
			out = append(out, f.raw...)
			return nil
		}
		body, err := o.complete(child, f.bytes)
		if err != nil {
			return err
		}
		if child == nodeProto {
			var constant []byte
			if body, constant, err = o.completeNode(body); constant != nil {
				out = appendBytes(out, f.number, constant)
			}
		}
		out = appendBytes(out, f.number, body)
		return err
	})
	return out, err
}

// completeNode adds the zero point to a node and gives the Constant node that holds it.
// constant is nil for a node that lacks none.
func (o *operators) completeNode(data []byte) (body, constant []byte, err error) {
	n, _, err := readNode(data)
	at, ok := zeroPointOf[n.kind]
	if err != nil || !ok || len(n.outputs) == 0 || n.input(at.zero) != "" {
		return data, nil, err
	}
	if _, ok := o.saturatingWeights(n.input(at.weights)); !ok {
		return data, nil, nil
	}
	name := "facecue/zero_point/" + n.outputs[0]
	inputs := append(n.inputs, make([]string, max(0, at.zero+1-len(n.inputs)))...)
	inputs[at.zero] = name
	constant, err = zeros(name, o.zeroShape(n))
	return withInputs(data, inputs), constant, err
}

// zeroShape is the shape of the zero point: DequantizeLinear has one for each scale, the
// other operators have a single one.
func (o *operators) zeroShape(n node) []uint64 {
	if n.kind == "DequantizeLinear" {
		return o.shapes[n.input(1)]
	}
	return nil
}

// withInputs replaces the inputs of a node that readNode accepted.
func withInputs(data []byte, inputs []string) (out []byte) {
	_ = eachField(data, func(f field) error {
		if f.number != fieldInput {
			out = append(out, f.raw...)
		}
		return nil
	})
	for _, name := range inputs {
		out = appendBytes(out, fieldInput, []byte(name))
	}
	return out
}

// Fields of AttributeProto, and the type of an attribute that holds a tensor.
const (
	fieldAttributeName = 1
	fieldAttributeType = 20
	attributeTensor    = 4
)

// maxScales bounds the number of scales of one tensor.
const maxScales = 1 << 24

// zeros is a Constant node of int8 zeros.
func zeros(name string, shape []uint64) ([]byte, error) {
	count, tensor := uint64(1), appendVarint(nil, fieldElement, elementInt8)
	for _, d := range shape {
		if d > maxScales || count*d > maxScales {
			return nil, fmt.Errorf("%w: scales of shape %v", errNotONNX, shape)
		}
		count, tensor = count*d, appendVarint(tensor, fieldShape, d)
	}
	tensor = appendBytes(tensor, fieldRaw, make([]byte, count))
	attribute := appendBytes(nil, fieldAttributeName, []byte("value"))
	attribute = appendBytes(appendVarint(attribute, fieldAttributeType, attributeTensor), fieldTensor, tensor)
	return slices.Concat(appendBytes(nil, fieldOutput, []byte(name)), appendBytes(nil, fieldKind, []byte("Constant")),
		appendBytes(nil, fieldAttribute, attribute)), nil
}

func appendVarint(out []byte, number, value uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(out, number<<3|wireVarint), value)
}

func appendBytes(out []byte, number uint64, body []byte) []byte {
	return append(binary.AppendUvarint(binary.AppendUvarint(out, number<<3|wireBytes), uint64(len(body))), body...)
}
