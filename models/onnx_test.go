package models

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"testing"
)

// The tests build small networks field by field, with the field numbers of onnx.proto.

func varint(n, v uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, n<<3|wireVarint), v)
}

func chunk(n uint64, parts ...[]byte) []byte {
	var body []byte
	for _, p := range parts {
		body = append(body, p...)
	}
	out := binary.AppendUvarint(binary.AppendUvarint(nil, n<<3|wireBytes), uint64(len(body)))
	return append(out, body...)
}

// constant is a TensorProto of float32.
func constant(name string, shape []int64, values ...float32) []byte {
	var raw []byte
	for _, v := range values {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
	}
	out := append(varint(2, 1), chunk(8, []byte(name))...)
	for _, d := range shape {
		out = append(out, varint(1, uint64(d))...)
	}
	return append(out, chunk(9, raw)...)
}

// Types of elements in onnx.proto.
const (
	elementFloat = 1
	elementUint8 = 2
)

// valueInfo is a ValueInfoProto of a tensor.
func valueInfo(name string, element uint64, shape []int64) []byte {
	var dims []byte
	for _, d := range shape {
		dims = append(dims, chunk(1, varint(1, uint64(d)))...)
	}
	tensor := chunk(1, varint(1, element), chunk(2, dims))
	return append(chunk(1, []byte(name)), chunk(2, tensor)...)
}

// constantNetwork takes a picture of side x side and always outputs values.
func constantNetwork(side int64, output string, values ...float32) []byte {
	return networkOf(elementFloat, side, output, values...)
}

func networkOf(element uint64, side int64, output string, values ...float32) []byte {
	shape := []int64{1, int64(len(values))}
	node := chunk(1, chunk(1, []byte("c")), chunk(2, []byte(output)), chunk(4, []byte("Identity")))
	graph := chunk(7, node, chunk(2, []byte("g")), chunk(5, constant("c", shape, values...)),
		chunk(11, valueInfo("input", element, []int64{1, 1, side, side})), chunk(12, valueInfo(output, elementFloat, shape)))
	return append(append(varint(1, 8), chunk(8, varint(2, 13))...), graph...)
}

// externalNetwork refers to another file for its values.
func externalNetwork() []byte {
	entry := chunk(fieldExternalData, chunk(1, []byte("location")), chunk(2, []byte("../../etc/passwd")))
	tensor := append(constant("c", []int64{1}), entry...)
	return chunk(7, chunk(5, tensor))
}

func TestRefuseExternal(t *testing.T) {
	inAttribute := chunk(7, chunk(1, chunk(5, chunk(5, varint(fieldDataLocation, 1)))))
	inSubgraph := chunk(7, chunk(1, chunk(5, chunk(6, chunk(5, varint(fieldDataLocation, 1))))))
	inFunction := chunk(25, chunk(7, chunk(5, chunk(10, varint(fieldDataLocation, 1)))))
	cases := []struct {
		name string
		data []byte
		want error
	}{
		{"own data", constantNetwork(4, "logits", 1, 2), nil},
		{"data said to be inside", chunk(7, chunk(5, varint(fieldDataLocation, 0))), nil},
		{"initializer", externalNetwork(), ErrExternalData},
		{"attribute", inAttribute, ErrExternalData},
		{"graph in a graph", inSubgraph, ErrExternalData},
		{"function", inFunction, ErrExternalData},
		{"empty", nil, errNotONNX},
		{"text", []byte("not a network"), errNotONNX},
		{"cut off", constantNetwork(4, "logits", 1, 2)[:40], errNotONNX},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if err := refuseExternal(c.data); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestRefuseDeepNesting(t *testing.T) {
	graph := chunk(5, constant("c", []int64{1}, 1))
	for range maxNesting {
		graph = chunk(1, chunk(5, chunk(6, graph)))
	}
	if err := refuseExternal(chunk(7, graph)); !errors.Is(err, errNotONNX) {
		t.Errorf("got %v", err)
	}
}

func FuzzRefuseExternal(f *testing.F) {
	f.Add(constantNetwork(4, "logits", 1, 2))
	f.Add(externalNetwork())
	f.Fuzz(func(t *testing.T, data []byte) {
		err := refuseExternal(data)
		if err != nil && !errors.Is(err, errNotONNX) && !errors.Is(err, ErrExternalData) {
			t.Errorf("unnamed error %v", err)
		}
	})
}

// FuzzSaturating: no file crashes the reader. A file that can be read has the same weights
// after withZeroPoints.
func FuzzSaturating(f *testing.F) {
	f.Add(probe)
	f.Add(constantNetwork(4, "logits", 1, 2))
	for _, p := range withoutZeroPoint {
		f.Add(p.file(elementInt8, 127, 0))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before, err := saturating(data)
		if err != nil {
			return
		}
		file, err := withZeroPoints(data)
		if err != nil {
			return
		}
		after, err := saturating(file)
		if err != nil || !slices.Equal(before, after) {
			t.Errorf("%v, then %v, %v", before, after, err)
		}
	})
}
