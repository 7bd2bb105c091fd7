package models

import (
	"os"
	"strings"
	"testing"
)

// TestBytes: a card with uint8 input needs a network with uint8 input, and no scale.
func TestBytes(t *testing.T) {
	start(t)
	cases := []struct{ name, input, want string }{
		{"as they are", `"type":"uint8","scale":1`, ""},
		{"scaled", `"type":"uint8","scale":0.5`, "input of bytes with"},
		{"numbers", `"type":"float32","scale":1`, "input is no tensor of"},
		{"unknown", `"type":"int8","scale":1`, "input type"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			card := writeModel(t, t.TempDir(), networkOf(elementUint8, 4, "logits", 1, 2))
			text, err := os.ReadFile(card)
			if err != nil {
				t.Fatal(err)
			}
			write(t, card, []byte(strings.Replace(string(text), `"scale":1`, c.input, 1)))
			err = registry(t).Verify(card)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}
