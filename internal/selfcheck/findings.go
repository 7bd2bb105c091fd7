package selfcheck

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// pictureFile is a frame of docs/demo/demo.mp4, 10 s into it, 320 pixels wide, in grey:
//
//	ffmpeg -ss 10 -i docs/demo/demo.mp4 -frames:v 1 -vf scale=320:-2:flags=area,format=gray picture.png
//
//go:embed picture.png
var pictureFile []byte

// measuredFile has the numbers that the networks gave for this picture. UPDATE=1 go test
// ./internal/selfcheck writes it.
//
//go:embed measured.json
var measuredFile []byte

// measurement holds the networks' outputs for one face.
type measurement struct {
	Score       float64            `json:"score"`
	Box         [4]float64         `json:"box"`    // x, y, width, height, pixels
	Points      [5][2]float64      `json:"points"` // pixels
	Expressions map[string]float64 `json:"expressions"`
	Second      float64            `json:"second"`    // the second detector's score
	Confirmed   float64            `json:"confirmed"` // how sure the network for faces in doubt is
	Likeness    float64            `json:"likeness"`  // to the first face that the detector gives, -1 to 1
}

// Decimals that are compared.
const (
	scoreDigits = 4
	pixelDigits = 2
)

func newMeasurement(f, first *face.Face, second, confirmed float32) measurement {
	score := func(v float32) float64 { return round(v, scoreDigits) }
	pixels := func(v float32) float64 { return round(v, pixelDigits) }
	out := measurement{
		Score: score(f.Score), Second: score(second), Confirmed: score(confirmed), Expressions: map[string]float64{},
		Box: [4]float64{pixels(f.Box.X), pixels(f.Box.Y), pixels(f.Box.W), pixels(f.Box.H)},
	}
	for i, p := range f.Points {
		out.Points[i] = [2]float64{pixels(p.X), pixels(p.Y)}
	}
	out.Likeness = score(float32(likeness(f.Identity, first.Identity)))
	for _, l := range face.Labels() {
		out.Expressions[l.String()] = score(f.Scores.Of(l))
	}
	return out
}

// likeness is the dot product of the numbers of two faces; 0 where one has none.
func likeness(a, b *face.Identity) (sum float64) {
	if a == nil || b == nil {
		return 0
	}
	for k := range a {
		sum += float64(float64(a[k]) * float64(b[k]))
	}
	return sum
}

func round(v float32, digits int) float64 {
	scale := math.Pow10(digits)
	return math.Round(float64(v)*scale) / scale
}

// expected are the numbers of measuredFile.
func expected() (list []measurement, err error) {
	if err := json.Unmarshal(measuredFile, &list); err != nil {
		return nil, fmt.Errorf("reading the stored numbers: %w", err)
	}
	return list, nil
}

// decodePicture decodes pictureFile.
func decodePicture() (pixel.Gray, error) {
	decoded, err := png.Decode(bytes.NewReader(pictureFile))
	if err != nil {
		return pixel.Gray{}, fmt.Errorf("reading the stored picture: %w", err)
	}
	g, ok := decoded.(*image.Gray)
	if !ok {
		return pixel.Gray{}, fmt.Errorf("the stored picture is %T, not grey", decoded)
	}
	return pixel.Gray{Pix: g.Pix, Stride: g.Stride, W: g.Rect.Dx(), H: g.Rect.Dy()}, nil
}
