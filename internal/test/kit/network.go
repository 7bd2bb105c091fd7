package kit

import (
	"encoding/binary"
	"math"
)

// Network draws an ONNX network (onnx.proto of github.com/onnx/onnx, operator set 13) whose
// numbers a test can compute by hand: the mean of each channel in each quarter of the
// picture, times weights, plus a bias.
type Network struct {
	Side, Channels int // of the input, named "input": [1, Channels, Side, Side]; Side is even
	Outputs        []NetworkOutput
}

// NetworkOutput is one output, [1, len(Bias)]. Weight is what the k-th number takes of a
// channel's mean in the quarter at a row and a column, 0 or 1.
type NetworkOutput struct {
	Name   string
	Bias   []float32
	Weight func(k, channel, row, column int) float32
}

// Bytes is the network as an ONNX file.
func (n Network) Bytes() []byte {
	half := uint64(n.Side / 2)
	window := func(name string) []byte { // an AttributeProto of integers
		return message(5, text(1, name), integer(8, half), integer(8, half), integer(20, 7))
	}
	graph := [][]byte{
		message(1, text(1, "input"), text(2, "pooled"), text(4, "AveragePool"), window("kernel_shape"), window("strides")),
		message(1, text(1, "pooled"), text(2, "means"), text(4, "Flatten")),
		text(2, "drawn for a test"),
		message(11, tensorInfo("input", 1, n.Channels, n.Side, n.Side)),
	}
	for _, o := range n.Outputs {
		graph = append(graph,
			message(1, text(1, "means"), text(1, o.Name+" weights"), text(1, o.Name+" bias"), text(2, o.Name), text(4, "Gemm")),
			message(5, tensorOf(o.Name+" weights", o.weights(n.Channels), 4*n.Channels, len(o.Bias))),
			message(5, tensorOf(o.Name+" bias", o.Bias, len(o.Bias))),
			message(12, tensorInfo(o.Name, 1, len(o.Bias))))
	}
	return join(integer(1, 8), message(7, graph...), message(8, integer(2, 13)))
}

// weights has a row for each mean, in the order in which Flatten leaves them.
func (o NetworkOutput) weights(channels int) (list []float32) {
	for mean := range 4 * channels {
		for k := range o.Bias {
			w := float32(0)
			if o.Weight != nil {
				w = o.Weight(k, mean/4, mean/2%2, mean%2)
			}
			list = append(list, w)
		}
	}
	return list
}

// tensorOf is the body of a TensorProto of float32.
func tensorOf(name string, values []float32, shape ...int) []byte {
	var raw []byte
	for _, v := range values {
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
	}
	return join(sizes(1, shape), integer(2, 1), text(8, name), message(9, raw))
}

// tensorInfo is the body of a ValueInfoProto of a float32 tensor.
func tensorInfo(name string, shape ...int) []byte {
	var dimensions []byte
	for _, d := range shape {
		dimensions = append(dimensions, message(1, integer(1, uint64(d)))...)
	}
	return join(text(1, name), message(2, message(1, integer(1, 1), message(2, dimensions))))
}

// Fields of protobuf messages (protobuf.dev, "Encoding").
func integer(field, value uint64) []byte {
	return binary.AppendUvarint(binary.AppendUvarint(nil, field<<3), value)
}

func message(field uint64, parts ...[]byte) []byte {
	body := join(parts...)
	out := binary.AppendUvarint(binary.AppendUvarint(nil, field<<3|2), uint64(len(body)))
	return append(out, body...)
}

func text(field uint64, value string) []byte { return message(field, []byte(value)) }

func sizes(field uint64, values []int) (out []byte) {
	for _, v := range values {
		out = append(out, integer(field, uint64(v))...)
	}
	return out
}

func join(parts ...[]byte) (out []byte) {
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}
