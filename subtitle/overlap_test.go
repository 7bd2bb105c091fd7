package subtitle

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestNobodysCuesOverlap, in every format, also where frames follow each other faster
// than the format counts, as written and not as meant.
func TestNobodysCuesOverlap(t *testing.T) {
	_, _, results := kit.Session()
	fast := append([]face.Result(nil), results...)
	for i := range fast {
		fast[i].PTS, fast[i].Duration = fast[0].PTS+int64(i)*130, 130 // 231 frames a second
	}
	for _, f := range format.All() {
		for _, options := range []string{"", "cues=full", "cues=full:profile=web", "profile=web"} {
			if strings.Contains(options, "profile") && f.Name != "vtt" || options != "" && f.Name == "ass" {
				continue
			}
			for name, list := range map[string][]face.Result{"session": results, "fast": fast} {
				if name == "fast" && options != "cues=full" && f.Name != "ass" {
					continue // a second is one cue for reading
				}
				t.Run(f.Name+" "+options+" "+name, func(t *testing.T) { checkOverlap(t, f.Name, written(t, f.Name, options, list)) })
			}
		}
	}
}

var person = regexp.MustCompile(`P\d+`)

func checkOverlap(t *testing.T, format string, text []byte) {
	t.Helper()
	ends := map[string]time.Duration{}
	cues := 0
	for _, item := range readAs(t, format, text) {
		who := person.FindString(item.String())
		if item.Style != nil && strings.HasSuffix(item.Style.ID, "_box") {
			continue // the label beside it says whose it is
		}
		if len(item.Lines) > 0 && item.Lines[0].VoiceName != "" {
			who = item.Lines[0].VoiceName
		}
		if format != "ass" && who == item.String() || who == "" {
			t.Fatalf("whose cue is %q?", item.String())
		}
		if strings.Contains(item.String(), "·") || len(item.Lines) > 1 {
			who = "" // everybody's
		}
		if item.StartAt < ends[who] || item.EndAt <= item.StartAt {
			t.Errorf("a cue of %s from %v to %v follows one that ends at %v", who, item.StartAt, item.EndAt, ends[who])
		}
		ends[who], cues = item.EndAt, cues+1
	}
	if cues < 2 {
		t.Errorf("only %d cues", cues)
	}
}
