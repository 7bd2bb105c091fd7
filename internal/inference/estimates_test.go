package inference

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/models"
)

// manyCard is of a network with the eight logits, valence and arousal in one output, and
// action units in another.
const manyCard = `{"name": "many", "kind": "expression", "decoder": "heads", "licence": "MIT",
"input": {"name": "input", "width": 16, "height": 16, "multiple_of": 1, "channels": "grey", "mean": 0, "scale": 0.01},
"outputs": [{"name": "all", "width": 10}, {"name": "units"}],
"heads": [
  {"gives": "dimensions", "output": "all", "from": 8, "names": ["valence", "arousal"], "activation": "linear", "range": [-1, 1]},
  {"gives": "expressions", "output": "all", "activation": "softmax"},
  {"gives": "action_units", "output": "units", "names": ["AU04", "AU12"], "activation": "sigmoid"}],
"labels": ["anger", "contempt", "disgust", "fear", "happiness", "neutral", "sadness", "surprise"], "temperature": 1,
"crop": {"border": "replicate"}}`

// manyNetwork gives happiness and valence by the mean grey, arousal and the action units by
// the difference of the left and the right half.
func manyNetwork() kit.Network {
	left := func(column int) float32 { return float32(1 - 2*column) }
	return kit.Network{Side: 16, Channels: 1, Outputs: []kit.NetworkOutput{
		{Name: "all", Bias: []float32{0, 0, 0, 0, 0, 1, 0, 0, -0.5, 0}, Weight: func(k, _, _, column int) float32 {
			switch k {
			case 4, 8:
				return 0.25
			case 9:
				return left(column)
			}
			return 0
		}},
		{Name: "units", Bias: []float32{0, 1}, Weight: func(k, _, _, column int) float32 { return left(column) * float32(k) }},
	}}
}

// drawnClassifier opens a drawn network by a card.
func drawnClassifier(t *testing.T, card string, network []byte, basic6 bool) *Classifier {
	t.Helper()
	classifier(t, face.Thresholds{}, false) // starts the runtime
	c, err := models.CardFor([]byte(card), "drawn.onnx", network)
	if err != nil {
		t.Fatal(err)
	}
	path, err := models.Add(t.TempDir(), c, network)
	if err != nil {
		t.Fatal(err)
	}
	registry, err := models.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	session, err := Open(registry, path, models.Expression)
	if err != nil {
		t.Fatal(err)
	}
	made, err := NewClassifier(session, face.Thresholds{Quality: 0.1}, basic6)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { made.Close() })
	return made
}

// halves is a picture that is grey on the left and of another grey on the right, and a face
// that covers it.
func halves(left, right uint8) (*Planes, *face.Face) {
	g := pixel.NewGray(64, 64)
	for y := range 64 {
		for x, row := 0, g.Row(y); x < 64; x++ {
			if row[x] = left; x >= 32 {
				row[x] = right
			}
		}
	}
	return planesOf(g, 64), &face.Face{Box: face.Box{W: 64, H: 64}}
}

func sig(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// TestEstimates: values computed by hand of 0.8 on the left and 0.6 on the right.
func TestEstimates(t *testing.T) {
	c := drawnClassifier(t, manyCard, manyNetwork().Bytes(), false)
	in, f := halves(80, 60)
	if err := c.Classify(f, in); err != nil {
		t.Fatal(err)
	}
	happiness := math.Exp(0.7) / (math.Exp(0.7) + math.E + 6)
	want := []float64{0.7 - 0.5, 2 * 0.2, 0.5, sig(1 + 2*0.2)} // valence, arousal, AU04, AU12
	if len(f.Estimates) != len(want) || math.Abs(float64(f.Scores.Of(face.Happiness))-happiness) > 1e-4 {
		t.Fatalf("estimates %v, scores %v, want happiness %v", f.Estimates, f.Scores, happiness)
	}
	for i, w := range want {
		if math.Abs(float64(f.Estimates[i])-w) > 1e-4 {
			t.Errorf("%d: %v, want %v", i, f.Estimates[i], w)
		}
	}
	in, bright := halves(255, 0)
	if err := c.Classify(bright, in); err != nil {
		t.Fatal(err)
	}
	if bright.Estimates[1] != 1 || f.Estimates[1] == 1 {
		t.Errorf("arousal %v is not cut off at 1, or shared with the face before: %v", bright.Estimates[1], f.Estimates[1])
	}
}

// TestEstimatesOfMirror: with the mirror image, what differs between the halves cancels out.
func TestEstimatesOfMirror(t *testing.T) {
	c := drawnClassifier(t, strings.Replace(manyCard, `"temperature": 1`, `"temperature": 1, "mirror": 1`, 1), manyNetwork().Bytes(), false)
	in, f := halves(80, 60)
	if err := c.Classify(f, in); err != nil {
		t.Fatal(err)
	}
	if f.Estimates[1] != 0 || math.Abs(float64(f.Estimates[0])-0.2) > 1e-4 || math.Abs(float64(f.Estimates[3])-sig(1)) > 1e-4 {
		t.Errorf("estimates %v", f.Estimates)
	}
}

// TestProbabilities: a head of probabilities is taken as it is, with contempt shared out by
// basic6.
func TestProbabilities(t *testing.T) {
	card := strings.Replace(manyCard, `"activation": "softmax"`, `"activation": "linear"`, 1)
	network := manyNetwork()
	network.Outputs[0] = kit.NetworkOutput{Name: "all", Bias: []float32{0.1, 0.2, 0, 0, 0.4, 0.3, 0, 0, 0, 0}}
	for basic6, want := range map[bool]map[face.Label]float32{
		false: {face.Anger: 0.1, face.Contempt: 0.2, face.Happiness: 0.4, face.Neutral: 0.3},
		true:  {face.Anger: 0.125, face.Contempt: 0, face.Happiness: 0.5, face.Neutral: 0.375},
	} {
		c := drawnClassifier(t, card, network.Bytes(), basic6)
		in, f := halves(80, 60)
		if err := c.Classify(f, in); err != nil {
			t.Fatal(err)
		}
		for l, w := range want {
			if f.Scores.Of(l) != w {
				t.Errorf("basic6 %v: %s is %v, want %v", basic6, l, f.Scores.Of(l), w)
			}
		}
	}
}

// TestWithoutExpressions: a network of action units alone gives neither scores nor a label.
func TestWithoutExpressions(t *testing.T) {
	const card = `{"name": "units", "kind": "expression", "decoder": "heads", "licence": "MIT",
"input": {"width": 16, "height": 16, "multiple_of": 1, "channels": "grey", "mean": 0, "scale": 0.01},
"outputs": [{"name": ""}], "heads": [{"gives": "action_units", "names": ["AU12"], "activation": "linear", "range": [0, 5]}],
"crop": {"border": "replicate"}}`
	network := kit.Network{Side: 16, Channels: 1, Outputs: []kit.NetworkOutput{{Name: "out", Bias: []float32{2.5}}}}
	c := drawnClassifier(t, card, network.Bytes(), false)
	g, f := drawn(640, 480, 300, 220, 130, 1)
	if err := c.Classify(f, planesOf(g, 640)); err != nil {
		t.Fatal(err)
	}
	if f.Scores != (face.Scores{}) || f.Label != face.None || len(f.Estimates) != 1 || f.Estimates[0] != 2.5 {
		t.Errorf("%q, scores %v, estimates %v", f.Label, f.Scores, f.Estimates)
	}
	in, flat := halves(80, 80)
	if err := c.Classify(flat, in); err != nil {
		t.Fatal(err)
	}
	if flat.Label != face.LowQuality {
		t.Errorf("a face without contrast is %q", flat.Label)
	}
}

// TestOutputOfOtherWidth: a network whose output has another width than the card says is refused.
func TestOutputOfOtherWidth(t *testing.T) {
	network := manyNetwork().Bytes()
	classifier(t, face.Thresholds{}, false)
	c, err := models.CardFor([]byte(strings.Replace(manyCard, `"width": 10`, `"width": 11`, 1)), "drawn.onnx", network)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if _, err := models.Add(folder, c, network); err == nil || !strings.Contains(err.Error(), "the card asks for [1 11]") {
		t.Errorf("got %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) > 0 {
		t.Errorf("left %v", left)
	}
	if _, err := os.Stat(folder); err != nil {
		t.Error(err)
	}
}
