package subtitle

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestPointsStandASecond: a point in time is shown long enough to be read, and what was
// marked twice is said once.
func TestPointsStandASecond(t *testing.T) {
	s, _, _ := kit.Session()
	at := s.Clock.Start + 30000 // a second
	for format, want := range map[string]string{
		"srt": "1\n00:00:01,000 --> 00:00:01,500\nP1 fear\n\n2\n00:00:01,500 --> 00:00:02,000\nP1 anger · P1 fear\n\n3\n00:00:02,000 --> 00:00:02,500\nP1 anger\n\n",
		"vtt": "00:00:01.000 --> 00:00:01.500\nP1 fear\n\n",
	} {
		var b strings.Builder
		w := open(t, &b, format, "")
		for _, e := range []event.Event{
			event.Unmeasured(1, face.Fear, at, at), event.Unmeasured(1, face.Fear, at, at), event.Unmeasured(1, face.Anger, at+15000, at+45000),
		} {
			if err := w.Event(e); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s:\n%s", format, b.String())
		}
	}
}
