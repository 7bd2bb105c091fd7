package models

import (
	"slices"
	"strings"
	"testing"
)

// side is the number of channels of the networks made here, enough for each kernel.
const side = 16

var rows, picture = []int64{4, side}, []int64{1, side, 2, 2}

// rounded is the scaled sum of the products, for outputs of 8 bits.
const rounded = 200

// product is a network of one 8-bit product.
type product struct {
	in    []int64
	steps [][]byte // from "x" to "y"; the weights are "w", their zero point "w0"
	whole bool     // the output is the sum itself, not scaled
	exact bool     // on every processor
}

// file is the network with weights of one value.
func (p product) file(element uint64, weight, zero int8) []byte {
	sum := float32(side * 255 * (float32(weight) - float32(zero)))
	shape := []int64{side, side, 1, 1}[:len(p.in)]
	ones := slices.Repeat([]float32{1}, side)
	parts := [][]byte{
		chunk(5, constant("one", nil, 1)), chunk(5, constant("ones", []int64{side}, ones...)), chunk(5, constant("scale", nil, sum/rounded)),
		chunk(5, bytesOf(elementUint8, "x0", 0)), chunk(5, bytesOf(element, "w0", zero)),
		chunk(5, bytesOf(element, "w", weight, shape...)),
		chunk(5, constant("floats", shape, slices.Repeat([]float32{float32(weight)}, count(shape))...)),
	}
	return network(p.in, p.in, append(parts, p.steps...)...)
}

// quantised is a float operator between tensors of 8 bits: the QDQ form.
func quantised(kind string, weights ...string) [][]byte {
	return [][]byte{
		operator("DequantizeLinear", []string{"x", "one", "x0"}, "xf"),
		operator("DequantizeLinear", weights, "wf"),
		operator(kind, []string{"xf", "wf"}, "p"),
		operator("QuantizeLinear", []string{"p", "scale", "x0"}, "q"),
		operator("DequantizeLinear", []string{"q", "one", "x0"}, "y"),
	}
}

// integers is an integer operator whose output, cast to float, is the network's output.
func integers(kind string, inputs string, attributes ...[]byte) [][]byte {
	return [][]byte{operator(kind, strings.Split(inputs, " "), "s", attributes...),
		operator("Cast", []string{"s"}, "y", integer("to", elementFloat))}
}

var products = map[string]product{
	"MatMulInteger":         {in: rows, steps: integers("MatMulInteger", "x w x0 w0"), whole: true},
	"ConvInteger":           {in: picture, steps: integers("ConvInteger", "x w x0 w0"), whole: true, exact: true},
	"QLinearMatMul":         {in: rows, steps: integers("QLinearMatMul", "x one x0 w one w0 scale x0")},
	"QLinearConv":           {in: picture, steps: integers("QLinearConv", "x one x0 w one w0 scale x0")},
	"QGemm":                 {in: rows, steps: integers("QGemm", "x one x0 w one w0  scale x0", chunk(7, microsoft))},
	"Conv of QDQ":           {in: picture, steps: quantised("Conv", "w", "one", "w0")},
	"Gemm of QDQ":           {in: rows, steps: quantised("Gemm", "w", "one", "w0")},
	"MatMul of QDQ":         {in: rows, steps: quantised("MatMul", "w", "one", "w0")},
	"turned weights of QDQ": {in: rows, steps: append([][]byte{operator("Transpose", []string{"w"}, "wt")}, quantised("MatMul", "wt", "one", "w0")...)},
	"rounded as it loads": {in: picture, steps: append([][]byte{operator("QuantizeLinear", []string{"floats", "one", "w0"}, "wq")},
		quantised("Conv", "wq", "one", "w0")...)},
}

// withoutZeroPoint are products whose weights have no zero point.
var withoutZeroPoint = map[string]product{
	"absent": {in: rows, steps: integers("MatMulInteger", "x w x0"), whole: true},
	"empty":  {in: rows, steps: integers("MatMulInteger", "x w x0 "), whole: true},
	"QDQ":    {in: rows, steps: quantised("MatMul", "w", "one")},
	"a scale for each column": {in: rows, steps: [][]byte{
		operator("DequantizeLinear", []string{"x", "one", "x0"}, "xf"),
		operator("DequantizeLinear", []string{"w", "ones"}, "wf", integer("axis", 1)),
		operator("MatMul", []string{"xf", "wf"}, "y")}, whole: true, exact: true},
}

// check runs a product and compares with the exact sum.
func (p product) check(t *testing.T, file []byte, weight int8, precise, exact bool) {
	t.Helper()
	want := float32(rounded)
	if p.whole {
		want = side * 255 * float32(weight)
	}
	if got := outcome(t, file, p.in, precise); all(got, want) != exact {
		t.Errorf("precise %v, weights %d: %v, want exactly %v: %v", precise, weight, got[:2], want, exact)
	}
}

// TestSaturatingProducts: each kind of 8-bit product whose weights could saturate is
// found; its sums are wrong where the probe says that this processor saturates, and
// right everywhere with precise kernels.
func TestSaturatingProducts(t *testing.T) {
	start(t)
	saturates, err := Saturates()
	if err != nil {
		t.Fatal(err)
	}
	t.Log("the fast kernels of this processor saturate:", saturates)
	for name, p := range products {
		t.Run(name, func(t *testing.T) {
			file := p.file(elementInt8, 127, 0)
			if list, err := saturating(file); err != nil || len(list) != 1 || list[0].Greatest < 127 {
				t.Errorf("found %v, %v", list, err)
			}
			p.check(t, file, 127, false, p.exact || !saturates)
			p.check(t, file, 127, true, true)
		})
	}
}

// TestSafeProducts: weights of at most 64 need no precise kernels.
func TestSafeProducts(t *testing.T) {
	start(t)
	for name, p := range products {
		if name == "rounded as it loads" {
			continue // its weights are not known before it is loaded
		}
		t.Run(name, func(t *testing.T) {
			file := p.file(elementInt8, safeWeight, 0)
			if list, err := saturating(file); err != nil || len(list) > 0 {
				t.Errorf("found %v, %v", list, err)
			}
			p.check(t, file, safeWeight, false, true)
		})
	}
}

// TestUnsignedWeights: weights of uint8 are exact, however great.
func TestUnsignedWeights(t *testing.T) {
	start(t)
	for _, name := range []string{"MatMulInteger", "ConvInteger", "QLinearMatMul", "QLinearConv"} {
		t.Run(name, func(t *testing.T) {
			p := products[name]
			file := p.file(elementUint8, 127, 0)
			if list, err := saturating(file); err != nil || len(list) > 0 {
				t.Errorf("found %v, %v", list, err)
			}
			p.check(t, file, 127, false, true)
		})
	}
}

// TestMissingZeroPoints: networks run with precise kernels after withZeroPoints. Without it
// ONNX Runtime 1.24.1 crashes.
func TestMissingZeroPoints(t *testing.T) {
	start(t)
	for name, p := range withoutZeroPoint {
		t.Run(name, func(t *testing.T) {
			file, err := withZeroPoints(p.file(elementInt8, 127, 0))
			if err != nil {
				t.Fatal(err)
			}
			p.check(t, file, 127, true, true)
		})
	}
}

// TestWithZeroPointsChangesNothingElse: a network that has zero points or needs none keeps its
// bytes.
func TestWithZeroPointsChangesNothingElse(t *testing.T) {
	for name, file := range map[string][]byte{
		"has them": products["MatMulInteger"].file(elementInt8, 127, 0), "safe": withoutZeroPoint["absent"].file(elementInt8, safeWeight, 0), "probe": probe,
	} {
		if got, err := withZeroPoints(file); err != nil || !slices.Equal(got, file) {
			t.Errorf("%s: changed, %v", name, err)
		}
	}
}

// TestProbeHasGreatWeights: the check finds the weights of the probe.
func TestProbeHasGreatWeights(t *testing.T) {
	list, err := saturating(probe)
	if want := []Saturating{{"matrix", 127}, {"kernels", 127}}; err != nil || !slices.Equal(list, want) {
		t.Errorf("%v, %v, want %v", list, err, want)
	}
}
