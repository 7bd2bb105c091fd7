package kit

import (
	"bytes"
	"testing"

	"github.com/facecue/facecue/internal/format"
)

// noRoom are the formats that have no place for a sentence which their readers pass
// over: the record, or for BIDS its sidecar, says it beside them.
var noRoom = map[string]string{
	"csv":      "a table of values; a comment would be a row",
	"series":   "a table of values; its configuration tsconf says it",
	"events":   "a table of values; a comment would be a row",
	"bids":     "a table of values; the sidecar bidsjson says it",
	"boris":    "a table of values; the comment is start, stop or point",
	"textgrid": "readers other than Praat's count lines",
	"edl":      "a title of 70 letters",
	"guides":   "a list of guides, and nothing else",
	"cut":      "a filter graph has no comments",
	"metadata": "keys and values of frames",
	"avid":     "a list of markers, and nothing else",
	"premiere": "a list of markers, and nothing else",
	"youtube":  "every line of it is shown to viewers",
}

// FormatsSayWhatMadeThem: facecue's version, the networks by their checksums,
// the settings, and what it is not.
func FormatsSayWhatMadeThem(t *testing.T) {
	_, p, results := Session()
	for _, f := range format.All() {
		text := Written(t, f, results)
		missing := ""
		for _, word := range []string{p.Version, p.Models[0].SHA256, p.Models[1].Name, p.Filters, "not of a felt emotion"} {
			if !bytes.Contains(text, []byte(word)) {
				missing = word
			}
		}
		_, excused := noRoom[f.Name]
		if missing != "" && !excused {
			t.Errorf("%s does not say %q", f.Name, missing)
		}
		if missing == "" && excused {
			t.Errorf("%s says it all and needs no excuse", f.Name)
		}
	}
}
