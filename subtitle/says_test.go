package subtitle

import (
	"bytes"
	"testing"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestEveryOutputSaysWhatMadeIt: facecue's version, the networks by their checksums,
// the settings, and what it is not. SubRip has no place but its cues.
func TestEveryOutputSaysWhatMadeIt(t *testing.T) {
	_, p, results := kit.Session()
	for _, f := range format.All() {
		if f.Name == "srt" {
			continue
		}
		text := written(t, f.Name, "", results)
		for _, word := range []string{"facecue " + p.Version, "sha256 " + p.Models[0].SHA256, p.Models[1].Name, p.Filters, "not of a felt emotion"} {
			if !bytes.Contains(text, []byte(word)) {
				t.Errorf("%s does not say %q", f.Name, word)
			}
		}
	}
}
