package filter

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// colourFrame is a black picture of 200x100 with one square of red 200, green 100,
// blue 50 around the box that paintedBox gives.
func colourFrame(t testing.TB) *frame.Frame {
	t.Helper()
	picture := av.NewFrame()
	picture.SetWidth(200)
	picture.SetHeight(100)
	picture.SetPixelFormat(astiav.PixelFormatRgb24)
	if err := picture.AllocBuffer(0); err != nil {
		t.Fatal(err)
	}
	pix, stride := av.Plane(picture, 0, 100)
	clear(pix)
	for y := 30; y < 90; y++ {
		for x := 70; x < 130; x++ {
			copy(pix[y*stride+3*x:], []byte{200, 100, 50})
		}
	}
	f, err := frame.New(picture)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// paintedBox has the square's centre; with a tenth more on each side it is the
// square.
func paintedBox() face.Box { return face.Box{X: 80, Y: 35, W: 40, H: 50} }

// card writes the colour network's card with a change, beside its weights.
func card(t testing.TB, change ...string) string {
	t.Helper()
	dir := t.TempDir()
	weights, err := os.ReadFile("testdata/colours.onnx")
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile("testdata/colours.json")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "colours.json")
	changed := strings.NewReplacer(change...).Replace(string(text))
	for name, data := range map[string][]byte{path: []byte(changed), filepath.Join(dir, "colours.onnx"): weights} {
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// TestColourNetwork: a network gets what its card says: channels and their order, mean
// and scale of each, and the square around the box; its six labels are read in the
// card's order.
func TestColourNetwork(t *testing.T) {
	cases := []struct {
		name   string
		card   string
		logits map[face.Label]float64
	}{
		{"red green blue", card(t), map[face.Label]float64{face.Fear: 1, face.Neutral: 0.5, face.Happiness: 0.5}},
		{"blue green red", card(t, `"rgb"`, `"bgr"`), map[face.Label]float64{face.Fear: -0.5, face.Neutral: 0.5, face.Happiness: 3.5}},
		{"one scale for all", card(t, "[\n      0.01,\n      0.01,\n      0.02\n    ]", "0.02"),
			map[face.Label]float64{face.Fear: 2, face.Neutral: 1, face.Happiness: 0.5}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			f := build(t, testEnv(t), "classify", "model="+c.card)
			in := colourFrame(t)
			in.Result.Faces, in.Result.Status = []face.Face{{Box: paintedBox()}}, face.Found
			got := process(t, f, in).Faces[0].Scores
			for l, want := range softmaxOf(c.logits) {
				if math.Abs(float64(got.Of(l))-want) > 2e-3 {
					t.Errorf("%s is %v, want %v", l, got.Of(l), want)
				}
			}
		})
	}
}

// softmaxOf are the scores of all expressions; those without a label in the network
// have score 0.
func softmaxOf(logits map[face.Label]float64) map[face.Label]float64 {
	known := []face.Label{face.Fear, face.Neutral, face.Happiness, face.Sadness, face.Anger, face.Disgust}
	sum := 0.0
	for _, l := range known {
		sum += math.Exp(logits[l])
	}
	scores := map[face.Label]float64{face.Surprise: 0, face.Contempt: 0}
	for _, l := range known {
		scores[l] = math.Exp(logits[l]) / sum
	}
	return scores
}
