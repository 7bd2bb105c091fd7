package models

import (
	"strings"
	"testing"
)

func builtInCard(t testing.TB, file string) string {
	t.Helper()
	data, err := builtIn.ReadFile("weights/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestParseCardRefuses(t *testing.T) {
	detector, region, confirm, expression := builtInCard(t, "detector.json"), builtInCard(t, "region.json"), builtInCard(t, "confirm.json"), builtInCard(t, "expression.json")
	cases := []struct{ name, card, from, to, want string }{
		{"not JSON", "", "", "{", "reading"},
		{"misspelled field", detector, `"nms_iou"`, `"nms_iuo"`, "unknown field"},
		{"text after it", "", "", detector + "x", "after the closing brace"},
		{"no name", detector, `"facecue-detector-s"`, `""`, "no name"},
		{"file elsewhere", detector, `"detector.onnx"`, `"../detector.onnx"`, "plain name"},
		{"file by full path", detector, `"detector.onnx"`, `"/etc/passwd"`, "plain name"},
		{"odd checksum", detector, `"sha256": "`, `"sha256": "ab`, "64 hexadecimal"},
		{"no size", detector, `"size": `, `"size": -`, "size"},
		{"unknown channels", detector, `"grey"`, `"yuv"`, "none of grey, rgb, bgr"},
		{"three means for one channel", detector, `"mean": 0`, `"mean": [1, 2, 3]`, "one channel"},
		{"two means", detector, `"mean": 0`, `"mean": [1, 2]`, "one number, or three"},
		{"a role of another decoder", detector, `"stride": 16`, `"stride": 16, "role": "box"`, "role"},
		{"half free input", expression, `"height": 48`, `"height": 0`, "one side free"},
		{"zero scale", expression, `"scale": 1`, `"scale": 0`, "scale"},
		{"unknown decoder", detector, `"decoder": "facecue"`, `"decoder": "yolo"`, "known are"},
		{"wrong kind", detector, `"kind": "detector"`, `"kind": "expression"`, "known are"},
		{"odd stride", detector, `"stride": 16`, `"stride": 17`, "does not divide"},
		{"thresholds the wrong way", detector, `"low": 0.4`, `"low": 0.7`, "thresholds"},
		{"overlap of two", detector, `0.4,`, `2,`, "nms_iou"},
		{"regions of another side", region, `"width": 96`, `"width": 128`, "is not 96x96"},
		{"regions in colour", region, `"grey"`, `"rgb"`, "are not grey"},
		{"regions of regions", region, `"decoder"`, `"regions": "x", "decoder"`, "names another one"},
		{"confirms of an expression network", expression, `"decoder"`, `"confirms": "x", "decoder"`, "for detectors"},
		{"a second detector whose faces nothing confirms", detector, `"confirms": "facecue-confirm-96",`, ``, "confirms its faces"},
		{"a second detector of a network for regions", region, `"decoder"`, `"second": "x", "decoder"`, "names another one"},
		{"a second detector of an expression network", expression, `"decoder"`, `"second": "x", "decoder"`, "for detectors"},
		{"a confirming network of another side", confirm, `"width": 96`, `"width": 128`, "is not 96x96"},
		{"a confirming network that names another", confirm, `"decoder"`, `"confirms": "x", "decoder"`, "names another one"},
		{"a confirming network without a temperature", confirm, `"temperature": `, `"temperature": -`, "temperature"},
		{"a confirming network with boxes", confirm, `"softmax"`, `"facecue"`, "known are"},
		{"regions of an expression network", expression, `"decoder"`, `"regions": "x", "decoder"`, "for detectors"},
		{"unknown label", expression, `"fear"`, `"awe"`, "awe"},
		{"label that is no expression", expression, `"fear"`, `"uncertain"`, "uncertain"},
		{"label twice", expression, `"fear"`, `"anger"`, "twice"},
		{"two outputs", expression, `"name": "logits"`, `"name": "a"}, {"name": "b"`, "2 outputs"},
		{"no temperature", expression, `"temperature": `, `"temperature": -`, "temperature"},
		{"other border", expression, `"replicate"`, `"wrap"`, "replicate"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			card := strings.Replace(c.card, c.from, c.to, 1)
			if c.card == "" {
				card = c.to
			}
			if _, err := ParseCard([]byte(card)); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want one about %q", err, c.want)
			}
		})
	}
}

func TestParseCardHuge(t *testing.T) {
	if _, err := ParseCard(make([]byte, maxCard+1)); err == nil {
		t.Error("taken")
	}
}

func TestInputSize(t *testing.T) {
	free, fixed := Input{MultipleOf: 64}, Input{Width: 320, Height: 192, MultipleOf: 64}
	cases := []struct {
		in           Input
		w, h         int
		wantW, wantH int
	}{
		{free, 320, 180, 320, 192},
		{free, 180, 320, 192, 320},
		{free, 320, 240, 320, 256},
		{free, 320, 320, 320, 320},
		{free, 1, 1, 64, 64},
		{fixed, 17, 99, 320, 192},
	}
	for _, c := range cases {
		if w, h := c.in.Size(c.w, c.h); w != c.wantW || h != c.wantH {
			t.Errorf("%dx%d: got %dx%d, want %dx%d", c.w, c.h, w, h, c.wantW, c.wantH)
		}
	}
}

func FuzzParseCard(f *testing.F) {
	f.Add([]byte(builtInCard(f, "detector.json")))
	f.Add([]byte(builtInCard(f, "expression.json")))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ParseCard(data)
		if err != nil {
			return
		}
		w, h := c.Input.Size(320, 180)
		if _, _, err := c.shapes(w, h); err != nil {
			t.Errorf("a checked card has no shapes: %v", err)
		}
	})
}
