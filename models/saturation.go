package models

import "slices"

// safeWeight is the greatest absolute int8 weight that cannot saturate.
//
// ONNX Runtime multiplies unsigned activations by int8 weights. On processors with AVX2 or
// AVX-512 but without VNNI it adds two such products in 16 bits, which saturate (vpmaddubsw
// in its library MLAS; "U8S8" in ONNX Runtime's guide on quantisation). 255 * 64 * 2 = 32,640
// is the greatest sum that fits. ONNX Runtime's precise kernels leave weights up to the same
// value as they are. Weights of uint8 are multiplied in 16 bits and added in 32 ("U8U8",
// vpmaddwd), which is exact.
const safeWeight = 64

// unknownWeight stands for weights that ONNX Runtime rounds to int8 when it loads the
// network.
const unknownWeight = 128

// Saturating names int8 weights of a convolution or matrix product that are so great that the
// sum of two products may not fit 16 bits.
type Saturating struct {
	Tensor   string
	Greatest int // absolute value
}

// weightsOf lists the inputs of each operator that are weights. The last three are float
// operators that ONNX Runtime replaces by 8-bit ones if their inputs come from
// DequantizeLinear (the QDQ form). ConvInteger is listed although ONNX Runtime 1.24 runs it
// with uint8 weights only.
var weightsOf = map[string][]int{
	"QLinearConv": {3}, "QLinearMatMul": {3}, "QGemm": {3}, "MatMulInteger": {1}, "ConvInteger": {1},
	"MatMulIntegerToFloat": {1}, "DynamicQuantizeMatMul": {1}, "QAttention": {1}, "DynamicQuantizeLSTM": {1, 2},
	"Conv": {1}, "Gemm": {1}, "MatMul": {1},
}

// passThrough are operators whose output has the weights of their first input.
var passThrough = []string{"DequantizeLinear", "Identity", "Transpose", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Slice"}

// saturating lists the weights of a network that could saturate, in the order of their first
// use. It may list too many: ONNX Runtime may compute a product in float, or pair great
// weights with small ones. It does not follow weights that a network computes from its input
// or passes to a function of its own.
func saturating(data []byte) (list []Saturating, err error) {
	o, err := readOperators(data)
	if err != nil {
		return nil, err
	}
	for _, n := range o.nodes {
		for _, i := range weightsOf[n.kind] {
			if w, ok := o.saturatingWeights(n.input(i)); ok && !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
	}
	return list, nil
}

// saturatingWeights finds the int8 constant behind a tensor; ok if it could saturate.
func (o *operators) saturatingWeights(name string) (w Saturating, ok bool) {
	w, ok = o.weights(name, len(passThrough))
	return w, ok && w.Greatest > safeWeight
}

// weights finds the int8 constant behind a tensor, through at most steps operators of
// passThrough.
func (o *operators) weights(name string, steps int) (w Saturating, ok bool) {
	if greatest, ok := o.greatest[name]; ok {
		return Saturating{name, greatest}, true
	}
	n, ok := o.makers[name]
	switch {
	case !ok || steps == 0:
		return w, false
	case n.kind == "QuantizeLinear":
		_, signed := o.greatest[n.input(2)] // its zero point
		_, constant := o.shapes[n.input(0)]
		return Saturating{n.input(0), unknownWeight}, signed && constant
	case slices.Contains(passThrough, n.kind):
		return o.weights(n.input(0), steps-1)
	}
	return w, false
}
