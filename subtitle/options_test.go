package subtitle

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

func TestOptions(t *testing.T) {
	_, _, results := kit.Session()
	cases := []struct{ name, options, golden string }{
		{"vtt", "profile=web", "webread.vtt"},
		{"vtt", "cues=full:profile=web", "web.vtt"},
		{"srt", "cues=full", "full.srt"},
		{"ttml", "cues=reading", "reading.ttml"},
		{"srt", "cues=full:max_cue=0", "long.srt"},
		{"srt", "cues=full:fleeting=0:neutral=0:uncertain=0:percent=0", "few.srt"},
		{"ass", "step=1:percent=0:poor=0", "step.ass"},
		{"ass", "step=1:box=0", "label.ass"},
		{"itt", "start='01:00:00;00'", "drop.itt"},
	}
	for _, c := range cases {
		goldens.Check(t, c.golden, written(t, c.name, c.options, results))
	}
}

func TestPortableProfileIsPortable(t *testing.T) {
	_, _, results := kit.Session()
	text := written(t, "vtt", "", results)
	for _, word := range []string{"STYLE", "REGION", "NOTE", "<", "position:", "line:"} {
		if bytes.Contains(text, []byte(word)) {
			t.Errorf("the portable profile holds %q, which some player reads wrongly", word)
		}
	}
}

// TestMetadataProfile: every cue is JSON that says what the words would.
func TestMetadataProfile(t *testing.T) {
	_, _, results := kit.Session()
	items := parse(t, "vtt", written(t, "vtt", "profile=metadata", results))
	plain := parse(t, "vtt", written(t, "vtt", "cues=full", results))
	if len(items) != len(plain) {
		t.Fatalf("%d cues, the portable profile has %d", len(items), len(plain))
	}
	for i, item := range items {
		var people []about
		if err := json.Unmarshal([]byte(text(item)), &people); err != nil || len(people) == 0 {
			t.Fatalf("%q: %v", text(item), err)
		}
		for _, p := range people {
			if !strings.Contains(text(plain[i]), wording.Names(nil).Of(p.Person)) || !strings.Contains(text(plain[i]), p.Label) || p.Box[2] <= 0 {
				t.Errorf("%+v, in words %q", p, text(plain[i]))
			}
		}
	}
}
