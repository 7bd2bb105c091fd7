package models

import (
	"errors"
	"fmt"

	ort "github.com/yalue/onnxruntime_go"
)

// check compares a network with its card before its first session. It skips the built-in
// networks, which the tests compare (Verify), because reading the inputs and outputs of a
// network takes as long as loading it.
func (m *Model) check() error {
	if !ort.IsInitialized() {
		return ErrNoRuntime
	}
	if m.Origin == BuiltIn {
		return nil
	}
	return m.checkNetwork()
}

// checkNetwork compares the network's inputs and outputs with the card.
func (m *Model) checkNetwork() error {
	inputs, outputs, err := ort.GetInputOutputInfoWithONNXData(m.weights)
	if err != nil {
		return fmt.Errorf("loading the network: %w", err)
	}
	if len(inputs) != 1 {
		return fmt.Errorf("the network has %d inputs, want one", len(inputs))
	}
	m.takeNames(inputs, outputs)
	w, h := m.Input.Size(1, 1)
	want, wantOutputs, err := m.shapes(w, h)
	if err != nil {
		return err
	}
	if _, err := hasTensor(inputs, m.Input.Name, m.Input.element(), want); err != nil {
		return fmt.Errorf("input: %w", err)
	}
	for i, o := range m.Outputs {
		rank, err := hasTensor(outputs, o.Name, ort.TensorElementDataTypeFloat, wantOutputs[i])
		if err != nil {
			return fmt.Errorf("output: %w", err)
		}
		m.ranks = append(m.ranks, rank)
	}
	return nil
}

// takeNames sets the names that a card may leave out: that of the input, and that of a
// single output.
func (m *Model) takeNames(inputs, outputs []ort.InputOutputInfo) {
	if m.Input.Name == "" {
		m.Input.Name = inputs[0].Name
	}
	if len(m.Outputs) == 1 && m.Outputs[0].Name == "" && len(outputs) == 1 {
		m.Outputs = []Output{m.Outputs[0]} // a copy; the card keeps its own list
		m.Outputs[0].Name = outputs[0].Name
	}
}

// hasTensor finds the tensor of that name, checks its type and shape, and gives its rank. A
// free dimension of the network (-1) matches any size; the batch dimension may be missing.
func hasTensor(infos []ort.InputOutputInfo, name string, kind ort.TensorElementDataType, shape []int64) (rank int, err error) {
	for _, info := range infos {
		if info.Name != name {
			continue
		}
		if info.OrtValueType != ort.ONNXTypeTensor || info.DataType != kind {
			return 0, fmt.Errorf("%s is no tensor of %v", name, kind)
		}
		rank := len(info.Dimensions)
		if rank > len(shape) || !compatible(info.Dimensions, shape[len(shape)-rank:]) || rank < len(shape)-1 {
			return 0, fmt.Errorf("%s has shape %v, the card asks for %v", name, info.Dimensions, shape)
		}
		return rank, nil
	}
	return 0, errors.New("the network has none named " + name)
}

func compatible(have, want []int64) bool {
	if len(have) != len(want) {
		return false
	}
	for i := range have {
		if have[i] >= 0 && have[i] != want[i] {
			return false
		}
	}
	return true
}

// finite tells whether no value is NaN or infinite: only those give NaN when multiplied by
// zero. It sums in four variables, because a processor adds them in parallel.
func finite(v []float32) bool {
	var a, b, c, d float32
	for len(v) >= 4 {
		a, b, c, d = a+v[0]*0, b+v[1]*0, c+v[2]*0, d+v[3]*0
		v = v[4:]
	}
	for _, x := range v {
		a += x * 0
	}
	return a+b+c+d == 0
}
