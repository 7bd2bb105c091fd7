package models

import (
	"slices"
	"testing"

	ort "github.com/yalue/onnxruntime_go"
)

// operator is a NodeProto in a graph.
func operator(kind string, inputs []string, output string, attributes ...[]byte) []byte {
	var parts [][]byte
	for _, name := range inputs {
		parts = append(parts, chunk(fieldInput, []byte(name)))
	}
	parts = append(parts, chunk(fieldOutput, []byte(output)), chunk(fieldKind, []byte(kind)))
	return chunk(1, append(parts, attributes...)...)
}

// microsoft is the domain of operators that are ONNX Runtime's own.
var microsoft = []byte("com.microsoft")

// integer is an attribute; onnx.proto calls its type INT, 2.
func integer(name string, value uint64) []byte {
	return chunk(fieldAttribute, chunk(1, []byte(name)), varint(3, value), varint(20, 2))
}

// bytesOf is a TensorProto of 8-bit numbers, all of one value.
func bytesOf(element uint64, name string, value int8, shape ...int64) []byte {
	out := append(varint(fieldElement, element), chunk(fieldName, []byte(name))...)
	for _, d := range shape {
		out = append(out, varint(1, uint64(d))...)
	}
	return append(out, chunk(fieldRaw, slices.Repeat([]byte{byte(value)}, count(shape)))...)
}

func count(shape []int64) int {
	n := int64(1)
	for _, d := range shape {
		n *= d
	}
	return int(n)
}

// network is a file with the input "x" of bytes and the output "y" of floats.
func network(in, out []int64, parts ...[]byte) []byte {
	parts = append([][]byte{chunk(2, []byte("g")),
		chunk(11, valueInfo("x", elementUint8, in)), chunk(12, valueInfo("y", elementFloat, out))}, parts...)
	own := chunk(8, chunk(1, microsoft), varint(2, 1))
	return slices.Concat(varint(1, 8), chunk(8, varint(2, 13)), own, chunk(7, parts...))
}

// outcome is the output of a network for input bytes of 255.
func outcome(t *testing.T, file []byte, in []int64, precise bool) []float32 {
	t.Helper()
	options, err := sessionOptions(precise)
	if err != nil {
		t.Fatal(err)
	}
	defer options.Destroy()
	s, err := ort.NewDynamicAdvancedSessionWithONNXData(file, []string{"x"}, []string{"y"}, options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Destroy()
	x, err := ort.NewTensor(ort.NewShape(in...), slices.Repeat([]uint8{255}, count(in)))
	if err != nil {
		t.Fatal(err)
	}
	defer x.Destroy()
	out := make([]ort.Value, 1)
	if err := s.Run([]ort.Value{x}, out); err != nil {
		t.Fatal(err)
	}
	defer out[0].Destroy()
	return slices.Clone(out[0].(*ort.Tensor[float32]).GetData())
}
