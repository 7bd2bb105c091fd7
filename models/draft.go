package models

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	ort "github.com/yalue/onnxruntime_go"
)

// Draft makes a card with everything that a network's file says: the kind by its outputs,
// names, sizes, checksum. A person adds labels, mean, scale, licence, measurements and
// limits. It needs a started runtime.
func Draft(file string, weights []byte) (*Card, error) {
	if !ort.IsInitialized() {
		return nil, ErrNoRuntime
	}
	if err := refuseExternal(weights); err != nil {
		return nil, err
	}
	inputs, outputs, err := ort.GetInputOutputInfoWithONNXData(weights)
	if err != nil {
		return nil, fmt.Errorf("loading the network: %w", err)
	}
	sum := sha256.Sum256(weights)
	c := &Card{File: file, Size: int64(len(weights)), SHA256: hex.EncodeToString(sum[:])}
	if err := c.draftInput(inputs); err != nil {
		return nil, err
	}
	return c, c.draftOutputs(outputs)
}

// CardFor reads a card that a person wrote for weights and sets what the weights say: the
// file's name, its length and its checksum.
func CardFor(data []byte, file string, weights []byte) (*Card, error) {
	c, err := decodeCard(data)
	if err != nil {
		return nil, err
	}
	if err := refuseExternal(weights); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(weights)
	c.File, c.Size, c.SHA256 = file, int64(len(weights)), hex.EncodeToString(sum[:])
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("model card %q: %w", c.Name, err)
	}
	return c, nil
}

// draftInput reads the shape [1|n, channels, height, width].
func (c *Card) draftInput(inputs []ort.InputOutputInfo) error {
	if len(inputs) != 1 || len(inputs[0].Dimensions) != 4 {
		return errors.New("want one input [batch, channels, height, width]; a network with rows last (NHWC) has to be converted")
	}
	d := inputs[0].Dimensions
	channels := map[int64]string{1: Grey, 3: RGB}[d[1]]
	if channels == "" {
		return fmt.Errorf("input of shape %v: neither 1 nor 3 channels come second", d)
	}
	c.Input = Input{Name: inputs[0].Name, Type: typeOf(inputs[0]), MultipleOf: 1, Channels: channels, Mean: PerChannel{0}, Scale: PerChannel{1}}
	if d[2] > 0 && d[3] > 0 {
		c.Input.Width, c.Input.Height = int(d[3]), int(d[2])
	}
	return nil
}

// typeOf is the type of an input in a card; "" stands for Numbers.
func typeOf(in ort.InputOutputInfo) string {
	if in.DataType == ort.TensorElementDataTypeUint8 {
		return Bytes
	}
	return ""
}

// draftOutputs tells the kinds of network apart by the number of outputs: 1 for logits, 9 for
// SCRFD, 12 for YuNet. Detectors list each role at strides 8, 16 and 32.
func (c *Card) draftOutputs(outputs []ort.InputOutputInfo) error {
	var roles []string
	switch len(outputs) {
	case 1:
		c.Kind, c.Decoder = Expression, DecodeSoftmax
		c.Outputs = []Output{{Name: outputs[0].Name}}
		c.Crop.Border, c.Temperature = "replicate", 1
		return nil
	case 9:
		c.Decoder, roles = DecodeSCRFD, []string{RoleScore, RoleBox, RolePoints}
	case 12:
		c.Decoder, roles = DecodeYuNet, []string{RoleScore, RoleObjectness, RoleBox, RolePoints}
	default:
		return fmt.Errorf("%d outputs: neither one of logits, nor SCRFD's nine, nor YuNet's twelve", len(outputs))
	}
	c.Kind, c.NMSIoU, c.Threshold = Detector, 0.4, Threshold{High: 0.6, Low: 0.35}
	c.Input.MultipleOf = 32
	for i, o := range outputs {
		c.Outputs = append(c.Outputs, Output{Name: o.Name, Stride: 8 << (i % 3), Role: roles[i/3]})
	}
	return nil
}
