package models

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/face"
)

// Kind is what a network is for.
type Kind string

const (
	Detector   Kind = "detector"   // picture to face boxes and landmarks
	Region     Kind = "region"     // square part of a picture around a known face to its box and landmarks
	Confirm    Kind = "confirm"    // square part of a picture to whether a face is in its middle
	Expression Kind = "expression" // aligned face to scores of expressions, valence, arousal, action units
	Identity   Kind = "identity"   // aligned face to numbers by which two faces are compared
)

// Decoders, one for each way to read a network's outputs.
const (
	// DecodeFacecue: a map [1,MapChannels,h/stride,w/stride] for each output; channel 0
	// is the face logit, 1 to 4 are the box edges, 5 to 14 the landmarks (detection.Map).
	DecodeFacecue = "facecue"
	// DecodeYuNet: score, objectness, box and points [1,n,1|1|4|10] of every
	// stride: the outputs of libfacedetection's YuNet.
	DecodeYuNet = "yunet"
	// DecodeSCRFD: score, box and points [n,1|4|10] or [1,n,...] of every stride,
	// two anchors a cell: the outputs of InsightFace's SCRFD.
	DecodeSCRFD = "scrfd"
	// DecodeSoftmax: one output of logits [1,labels], divided by the
	// temperature before the softmax. Of a network of the kind Confirm, [1,2]: no face, a face.
	DecodeSoftmax = "softmax"
	// DecodeHeads: what Card.Heads say of the outputs [1,width].
	DecodeHeads = "heads"
	// DecodeVector: one output [1,face.NumIdentity], which is scaled to length 1. The dot
	// product of two vectors says how alike two faces are.
	DecodeVector = "vector"
)

// Card describes a network: the JSON file beside its weights.
type Card struct {
	Name      string `json:"name"`
	Kind      Kind   `json:"kind"`
	File      string `json:"file"` // base name, in the card's folder
	SHA256    string `json:"sha256"`
	Size      int64  `json:"size"` // bytes of File; 0: not known before the download
	Licence   string `json:"licence"`
	DataTerms string `json:"data_terms"`
	Source    string `json:"source"`        // who made it, or where it was published
	URL       string `json:"url,omitempty"` // of File, for weights that "models pull" downloads
	TrainedOn string `json:"trained_on"`

	Input   Input    `json:"input"`
	Outputs []Output `json:"outputs"`
	Decoder string   `json:"decoder"`

	// Regions names the network of the kind Region that finds a known face of this detector again;
	// if it is empty, the detector itself does. Detectors only.
	Regions string `json:"regions,omitempty"`
	// Confirms names the network of the kind Confirm that looks again at faces of which this detector is in doubt; if
	// it is empty, none does. Detectors only.
	Confirms string `json:"confirms,omitempty"`
	// Second names a detector that searches a whole picture too where this one leaves doubt. A face that one of the two
	// alone finds has to be confirmed. Detectors with Confirms only.
	Second string `json:"second,omitempty"`

	// Detectors and networks for regions.
	NMSIoU    float32   `json:"nms_iou,omitempty"`
	Threshold Threshold `json:"threshold,omitzero"`
	FaceSize  FaceSize  `json:"face_size_px,omitzero"`

	// Expression networks and identity networks.
	Crop Crop `json:"crop,omitzero"`

	// Expression networks only.
	Heads       []Head   `json:"heads,omitempty"`       // for DecodeHeads
	Labels      []string `json:"labels,omitempty"`      // in the order of the logits
	Temperature float32  `json:"temperature,omitempty"` // also of networks of the kind Confirm
	// Mirror is the least score of the best expression that needs no second run. Under it
	// the network also runs on the mirror image of the crop, and the mean of both logits
	// counts; 0: one run always.
	Mirror float32 `json:"mirror,omitempty"`

	Measured map[string]float64 `json:"measured,omitempty"`
	Limits   []string           `json:"limits,omitempty"`
}

// Input is the network's input [1,channels,height,width]: float32, each sample
// (value - Mean) * Scale for a grey level or colour value of 0 to 255; or uint8, the values
// themselves or, with Standard, codes.
type Input struct {
	Name       string     `json:"name"`           // may be empty, because there is one input
	Type       string     `json:"type,omitempty"` // Numbers (also if empty) or Bytes
	Width      int        `json:"width"`          // 0: any
	Height     int        `json:"height"`         // 0: any
	MultipleOf int        `json:"multiple_of"`    // of both sides, if they are free
	Channels   string     `json:"channels"`       // "grey", "rgb" or "bgr"
	Mean       PerChannel `json:"mean"`
	Scale      PerChannel `json:"scale"`
	Standard   *Standard  `json:"standard,omitempty"` // for a grey crop as bytes; nil: the grey levels themselves
	Fit        string     `json:"fit"`
}

// Standard says how grey levels become codes: (level - mean) / standard deviation, in units
// of Step, plus Zero (pixel.Standardise).
type Standard struct {
	Step float64 `json:"step"` // standard deviations
	Zero int     `json:"zero"` // 0 to 255
}

// Output is one output of the network. Its name may be empty if the network has one output.
type Output struct {
	Name   string `json:"name"`
	Stride int    `json:"stride,omitempty"` // input pixels per cell of a detector's map
	Width  int    `json:"width,omitempty"`  // numbers of an output that heads read; 0: as many as the heads reach
	Role   string `json:"role,omitempty"`   // score, objectness, box or points, for a decoder with several outputs per stride
}

// Threshold holds the least face scores: High for a detection that begins a track, Low for
// one that continues a track.
type Threshold struct {
	High float32 `json:"high"`
	Low  float32 `json:"low"`
}

// FaceSize is the range of face sizes that the detector was trained on, in pixels of its
// input.
type FaceSize struct {
	Min int `json:"min"`
	Max int `json:"max"`
}

// Crop says which part of the picture an expression network or an identity network gets.
type Crop struct {
	Template [5][2]float64 `json:"template,omitzero"` // places of the landmarks, in sides of the crop
	Margin   float64       `json:"margin,omitempty"`  // without a template: how much the square around the box is enlarged on each side
	Points   []string      `json:"points"`            // names of the landmarks, in the order of face.Points
	Align    string        `json:"align"`
	Border   string        `json:"border"` // "replicate"
}

// maxCard bounds a card file, in bytes; a card has about 2 kB.
const maxCard = 1 << 20

// ParseCard reads and checks a card. It refuses unknown fields, because a misspelled field
// would be ignored silently.
func ParseCard(data []byte) (*Card, error) {
	c, err := decodeCard(data)
	if err != nil {
		return nil, err
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("model card %q: %w", c.Name, err)
	}
	return c, nil
}

func decodeCard(data []byte) (*Card, error) {
	if len(data) > maxCard {
		return nil, fmt.Errorf("model card of %d bytes is larger than %d", len(data), maxCard)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var c Card
	if err := d.Decode(&c); err != nil {
		return nil, fmt.Errorf("reading model card: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("reading model card: text after the closing brace")
	}
	return &c, nil
}

// Ref names the network in an output's provenance.
func (c *Card) Ref() face.ModelRef { return face.ModelRef{Name: c.Name, SHA256: c.SHA256} }
