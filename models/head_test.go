package models

import (
	"reflect"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// headsCard has an output that two heads share, and one of action units.
const headsCard = `{"name": "many", "kind": "expression", "decoder": "heads", "file": "many.onnx", "size": 1,
"sha256": "0000000000000000000000000000000000000000000000000000000000000000",
"input": {"width": 16, "height": 16, "multiple_of": 1, "channels": "grey", "mean": 0, "scale": 1},
"outputs": [{"name": "all", "width": 12}, {"name": "units"}],
"heads": [
  {"gives": "expressions", "output": "all", "activation": "softmax"},
  {"gives": "dimensions", "output": "all", "from": 3, "names": ["valence", "arousal"], "activation": "linear", "range": [-1, 1]},
  {"gives": "action_units", "output": "units", "names": ["AU04", "AU12"], "activation": "sigmoid"}],
"labels": ["anger", "fear", "neutral"], "temperature": 1,
"crop": {"border": "replicate"}}`

func TestHeads(t *testing.T) {
	c, err := ParseCard([]byte(headsCard))
	if err != nil {
		t.Fatal(err)
	}
	want := []face.Estimate{
		{Name: "valence", Kind: face.Dimension, Range: [2]float32{-1, 1}}, {Name: "arousal", Kind: face.Dimension, Range: [2]float32{-1, 1}},
		{Name: "AU04", Kind: face.ActionUnit, Range: [2]float32{0, 1}}, {Name: "AU12", Kind: face.ActionUnit, Range: [2]float32{0, 1}},
	}
	if got := c.Estimates(); !reflect.DeepEqual(got, want) {
		t.Errorf("estimates %v", got)
	}
	_, shapes, err := c.shapes(16, 16)
	if err != nil || !reflect.DeepEqual(shapes, [][]int64{{1, 12}, {1, 2}}) {
		t.Errorf("shapes %v, %v", shapes, err)
	}
}

func TestHeadsRefused(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{`"gives": "dimensions"`, `"gives": "moods"`, "known are expressions"},
		{`"output": "units"`, `"output": "others"`, `no output "others"`},
		{`"from": 3`, `"from": 11`, "numbers 11 to 12 do not lie in output all of width 12"},
		{`"from": 3`, `"from": -1`, "do not lie"},
		{`"activation": "linear"`, `"activation": "tanh"`, `activation "tanh"`},
		{`"activation": "softmax"`, `"activation": "sigmoid"`, `neither softmax nor linear`},
		{`, "range": [-1, 1]`, ``, "needs a range"},
		{`"range": [-1, 1]`, `"range": [1, -1]`, "is empty"},
		{`"activation": "sigmoid"`, `"activation": "sigmoid", "range": [0, 5]`, "range of sigmoid"},
		{`"activation": "softmax"`, `"activation": "softmax", "names": ["a"]`, "the card's labels"},
		{`"activation": "softmax"`, `"activation": "linear"`, ""},
		{`"activation": "softmax"}`, `"activation": "linear"}`, ""},
		{`"names": ["AU04", "AU12"]`, `"names": []`, "no names"},
		{`"names": ["AU04", "AU12"]`, `"names": ["AU04", "valence"]`, "stands twice"},
		{`"names": ["valence", "arousal"]`, `"names": ["label", "arousal"]`, "means something else"},
		{`{"name": "units"}`, `{"name": "units"}, {"name": "idle"}`, "no head reads it"},
		{`{"gives": "expressions", "output": "all", "activation": "softmax"},`, ``, "0 heads of expressions with 3 labels"},
		{`"labels": ["anger", "fear", "neutral"]`, `"labels": []`, "fewer than two labels"},
		{`"decoder": "heads"`, `"decoder": "softmax"`, "2 outputs"},
		{`"width": 12`, `"width": 100000`, "is not 1 to 65536"},
	} {
		changed := strings.Replace(headsCard, c.from, c.to, 1)
		if changed == headsCard {
			t.Fatalf("nothing to replace: %s", c.from)
		}
		_, err := ParseCard([]byte(changed))
		if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("%s: %v, want %q", c.to, err, c.want)
		}
	}
	two := strings.Replace(headsCard, `"temperature": 1`, `"temperature": 2`, 1)
	if _, err := ParseCard([]byte(strings.Replace(two, "softmax", "linear", 1))); err == nil || !strings.Contains(err.Error(), "is for logits") {
		t.Errorf("probabilities with a temperature: %v", err)
	}
	softmax := strings.NewReplacer(`"decoder": "heads"`, `"decoder": "softmax"`, `, {"name": "units"}`, "").Replace(headsCard)
	if _, err := ParseCard([]byte(softmax)); err == nil || !strings.Contains(err.Error(), "for decoder heads") {
		t.Errorf("heads beside softmax: %v", err)
	}
}
