package models

import (
	"encoding/json"
	"errors"

	ort "github.com/yalue/onnxruntime_go"
)

// PerChannel holds a number for each channel of an input, or one for all channels.
type PerChannel []float32

// UnmarshalJSON takes a number or a list of one or three.
func (p *PerChannel) UnmarshalJSON(data []byte) error {
	var one float32
	if json.Unmarshal(data, &one) == nil {
		*p = PerChannel{one}
		return nil
	}
	var list []float32
	if err := json.Unmarshal(data, &list); err != nil {
		return err
	}
	if len(list) != 1 && len(list) != 3 {
		return errors.New("want one number, or three for the channels")
	}
	*p = list
	return nil
}

// MarshalJSON writes one number without a list.
func (p PerChannel) MarshalJSON() ([]byte, error) {
	if len(p) == 1 {
		return json.Marshal(p[0])
	}
	return json.Marshal([]float32(p))
}

// Of is the number for a channel; 0 if the card gives none.
func (p PerChannel) Of(channel int) float32 {
	switch {
	case len(p) == 0:
		return 0
	case channel < len(p):
		return p[channel]
	}
	return p[0]
}

// Count is the number of channels.
func (in Input) Count() int {
	if in.Channels == Grey {
		return 1
	}
	return 3
}

// unscaled tells whether Mean and Scale leave samples as they are.
func (in Input) unscaled() bool {
	for i := range in.Count() {
		if in.Mean.Of(i) != 0 || in.Scale.Of(i) != 1 {
			return false
		}
	}
	return true
}

// Types of an input's samples.
const (
	Numbers = "float32" // also the type of an input that names none
	Bytes   = "uint8"
)

func (in Input) element() ort.TensorElementDataType {
	if in.Type == Bytes {
		return ort.TensorElementDataTypeUint8
	}
	return ort.TensorElementDataTypeFloat
}

// Orders of channels in an input.
const (
	Grey = "grey"
	RGB  = "rgb"
	BGR  = "bgr"
)
