package models

import ort "github.com/yalue/onnxruntime_go"

// Samples are the values of an input tensor, [channels,height,width] row by row. Either
// Numbers or Bytes is nil, depending on the card's input type.
type Samples struct {
	Numbers []float32
	Bytes   []uint8
}

// input is an input tensor of either type. A nil Value means that none is allocated.
type input struct {
	ort.Value
	samples Samples
}

// newInput allocates an input tensor, all zero.
func newInput(shape []int64, bytes bool) (input, error) {
	if bytes {
		t, err := newTensor[uint8](shape)
		if err != nil {
			return input{}, err
		}
		return input{t, Samples{Bytes: t.GetData()}}, nil
	}
	t, err := newTensor[float32](shape)
	if err != nil {
		return input{}, err
	}
	return input{t, Samples{Numbers: t.GetData()}}, nil
}

func newTensor[T ort.TensorData](shape []int64) (*ort.Tensor[T], error) {
	t, err := ort.NewEmptyTensor[T](shape)
	if err == nil {
		live.Add(1)
	}
	return t, err
}
