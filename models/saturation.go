package models

import "slices"

// ONNX Runtime multiplies unsigned activations by int8 weights, and on processors with
// AVX2 or AVX-512 but without VNNI it adds two such products in 16 bits that saturate
// (vpmaddubsw in its library MLAS; "U8S8" in ONNX Runtime's guide on quantisation).
// 255 * safeWeight * 2 = 32,640 is the greatest sum that fits; the value is also the one
// up to which ONNX Runtime's own precise kernels leave weights as they are. Weights of
// uint8 are multiplied in 16 bits and added in 32 ("U8U8", vpmaddwd), which is exact.
const safeWeight = 64

// unknownWeight stands for weights that are rounded to int8 only as the network loads.
const unknownWeight = 128

// Saturating are weights of an 8-bit convolution or matrix product that are so great
// that two of its products may not fit into 16 bits.
type Saturating struct {
	Tensor   string
	Greatest int // absolute value
}

// weightsOf says which inputs of an operator are weights: operators of 8 bits, then
// those that ONNX Runtime makes such operators of where their inputs are dequantised
// (the QDQ form). ConvInteger is here although ONNX Runtime 1.24 runs it with uint8
// weights alone.
var weightsOf = map[string][]int{
	"QLinearConv": {3}, "QLinearMatMul": {3}, "QGemm": {3}, "MatMulInteger": {1}, "ConvInteger": {1},
	"MatMulIntegerToFloat": {1}, "DynamicQuantizeMatMul": {1}, "QAttention": {1}, "DynamicQuantizeLSTM": {1, 2},
	"Conv": {1}, "Gemm": {1}, "MatMul": {1},
}

// passing are operators whose output holds the weights that their first input holds.
var passing = []string{"DequantizeLinear", "Identity", "Transpose", "Reshape", "Squeeze", "Unsqueeze", "Flatten", "Slice"}

// saturating lists the weights of a network that could saturate, the first use first.
// It errs on the safe side: a product is listed also where ONNX Runtime works it out in
// float, or pairs great weights with small ones. Not followed are weights that a network
// works out from its input, or hands to a function of its own.
func saturating(data []byte) (list []Saturating, err error) {
	o, err := readOperators(data)
	if err != nil {
		return nil, err
	}
	for _, n := range o.nodes {
		for _, i := range weightsOf[n.kind] {
			if w, ok := o.great(n.input(i)); ok && !slices.Contains(list, w) {
				list = append(list, w)
			}
		}
	}
	return list, nil
}

// great finds the int8 constant that a tensor is made of, where it could saturate.
func (o *operators) great(name string) (w Saturating, ok bool) {
	w, ok = o.weights(name, len(passing))
	return w, ok && w.Greatest > safeWeight
}

// weights finds the int8 constant that a tensor is made of, at most so many steps back.
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
	case slices.Contains(passing, n.kind):
		return o.weights(n.input(0), steps-1)
	}
	return w, false
}
