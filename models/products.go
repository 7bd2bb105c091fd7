package models

import (
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"sync"

	ort "github.com/yalue/onnxruntime_go"
)

// preciseKernels is the session option that makes ONNX Runtime convert int8 weights over 64
// to uint8 (kOrtSessionOptionsAvx2PrecisionMode in
// onnxruntime_session_options_config_keys.h). It does so on every x86-64 processor with
// AVX2, also on those with VNNI, which do not need it and become slower. So the probe
// decides whether it is set.
const preciseKernels = "session.x64quantprecision"

// probe multiplies inputs by weights of 127; models/train/probe.py writes it.
//
//go:embed probe/products.onnx
var probe []byte

// Outputs of the probe for inputs of 255.
const (
	probeChannels = 16
	probeSum      = probeChannels * 255 * 127 // of its matrix product
	probeRounded  = 200                       // of its convolution, the same sum scaled
)

var fastKernels struct {
	sync.Once
	saturate bool
	err      error
}

// Saturates tells whether ONNX Runtime's fast 8-bit kernels saturate on this processor. It
// runs the probe once for the process and compares with the exact sums. It needs a started
// runtime.
func Saturates() (bool, error) {
	if !ort.IsInitialized() {
		return false, ErrNoRuntime
	}
	k := &fastKernels
	k.Do(func() {
		var exact bool
		exact, k.err = probeExact(false)
		k.saturate = !exact
	})
	return k.saturate, k.err
}

// Precise tells whether the network runs with precise kernels: if its weights could saturate
// and this processor's fast kernels do.
func (m *Model) Precise() (bool, error) {
	if len(m.Saturating) == 0 {
		return false, nil
	}
	return Saturates()
}

// probeExact runs the probe and tells whether its sums are exact.
func probeExact(precise bool) (exact bool, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("trying 8-bit products: %w", err)
		}
	}()
	options, err := sessionOptions(precise)
	if err != nil {
		return false, err
	}
	defer options.Destroy()
	session, err := ort.NewDynamicAdvancedSessionWithONNXData(probe, []string{"rows", "picture"}, []string{"sums", "rounded"}, options)
	if err != nil {
		return false, err
	}
	exact, err = runProbe(session)
	return exact, errors.Join(err, session.Destroy())
}

func runProbe(session *ort.DynamicAdvancedSession) (exact bool, err error) {
	full := slices.Repeat([]uint8{255}, 4*probeChannels)
	rows, err := ort.NewTensor(ort.NewShape(4, probeChannels), full)
	if err != nil {
		return false, err
	}
	defer rows.Destroy()
	picture, err := ort.NewTensor(ort.NewShape(1, probeChannels, 2, 2), full)
	if err != nil {
		return false, err
	}
	defer picture.Destroy()
	out := make([]ort.Value, 2)
	if err := session.Run([]ort.Value{rows, picture}, out); err != nil {
		return false, err
	}
	defer func() { err = errors.Join(err, out[0].Destroy(), out[1].Destroy()) }()
	sums, sumsOK := out[0].(*ort.Tensor[int32])
	rounded, roundedOK := out[1].(*ort.Tensor[uint8])
	if !sumsOK || !roundedOK {
		return false, fmt.Errorf("outputs are %T and %T", out[0], out[1])
	}
	return all(sums.GetData(), probeSum) && all(rounded.GetData(), probeRounded), nil
}

// all tells whether each of the values is want.
func all[T comparable](values []T, want T) bool {
	return !slices.ContainsFunc(values, func(v T) bool { return v != want })
}
