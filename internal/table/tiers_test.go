package table

import (
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestOverlapsAreKept: formats with tiers allow no overlap on one; what overlaps lies on
// a further tier, as long as it was.
func TestOverlapsAreKept(t *testing.T) {
	rows := []event.Event{
		kit.Shows(event.Fleeting, face.Fear, 100, 110), kit.Shows(event.Fleeting, face.Surprise, 105, 112),
		kit.Shows(event.Fleeting, face.Anger, 106, 109), kit.Shows(event.Fleeting, face.Disgust, 110, 115),
	}
	for format, tiers := range map[string][]string{
		"textgrid": {
			`name = "P1 fleeting"` + "\n", "xmin = 4.000000\n            xmax = 4.400000\n            text = \"fear\"", "xmin = 4.400000\n            xmax = 4.600000\n            text = \"disgust\"",
			`name = "P1 fleeting 2"`, "xmin = 4.200000\n            xmax = 4.480000\n            text = \"surprise\"",
			`name = "P1 fleeting 3"`, "xmin = 4.240000\n            xmax = 4.360000\n            text = \"anger\"",
		},
		"eaf": {`TIER_ID="P1 fleeting"`, ">fear<", ">disgust<", `TIER_ID="P1 fleeting 2"`, ">surprise<", `TIER_ID="P1 fleeting 3"`, ">anger<"},
	} {
		text := kit.EventsAt25(t, format, "", rows...)
		for rest := text; len(tiers) > 0; tiers = tiers[1:] {
			_, after, ok := strings.Cut(rest, tiers[0])
			if !ok {
				t.Fatalf("%s: no %q in its place in\n%s", format, tiers[0], text)
			}
			rest = after
		}
	}
}

// TestBORISJoinsWhatOverlaps: a state that begins again before it ends is one, since
// BORIS would take the second start for the end. Other labels and people, and what only
// touches, stay apart.
func TestBORISJoinsWhatOverlaps(t *testing.T) {
	other := kit.Shows(event.State, face.Fear, 10, 60)
	other.Person = 2
	text := kit.EventsAt25(t, "boris", "", kit.Shows(event.State, face.Fear, 0, 50), kit.Shows(event.State, face.Anger, 25, 75),
		kit.Shows(event.State, face.Fear, 25, 100), kit.Shows(event.State, face.Fear, 30, 40), kit.Shows(event.State, face.Fear, 100, 125), other)
	want := "time\tsubject\tcode\tmodifier\tcomment\n" +
		"0.000\tP1\tfear\t\tstart\n0.400\tP2\tfear\t\tstart\n1.000\tP1\tanger\t\tstart\n2.400\tP2\tfear\t\tstop\n" +
		"3.000\tP1\tanger\t\tstop\n4.000\tP1\tfear\t\tstop\n4.000\tP1\tfear\t\tstart\n5.000\tP1\tfear\t\tstop\n"
	if text != want {
		t.Errorf("got\n%s", text)
	}
}

// point is what a person marked at a frame.
func point(l face.Label, at int64) event.Event { return event.Unmeasured(1, l, at, at) }

// TestPointsInTables: a point stays one where the format has points, and has a length
// where the format has none.
func TestPointsInTables(t *testing.T) {
	rows := []event.Event{point(face.Fear, 25), point(face.Anger, 25), event.Unmeasured(1, face.Surprise, 75, 100)}
	for format, parts := range map[string][]string{
		"events":   {"state,1,fear,1.000,,1.000,0.000,", "state,1,anger,1.000,,1.000,0.000,"},
		"bids":     {"1.000000\t0.000000\tfear"},
		"boris":    {"1.000\tP1\tfear\t\tpoint\n", "1.000\tP1\tanger\t\tpoint\n", "3.000\tP1\tsurprise\t\tstart\n"},
		"textgrid": {"size = 3\n", `class = "TextTier"`, "points: size = 1\n        points [1]:\n            number = 1.000000\n            mark = \"fear\"", `name = "P1 state 2"`, `mark = "anger"`, `text = "surprise"`},
		"eaf":      {`TIME_VALUE="1000"`, `TIME_VALUE="1040"`, ">fear<", ">anger<"},
		"cut":      {"trim=start=1.000000:end=2.000000"},
	} {
		text := kit.EventsAt25(t, format, "", rows...)
		for _, want := range parts {
			if !strings.Contains(text, want) {
				t.Errorf("%s: no %q in\n%s", format, want, text)
			}
		}
	}
}

// TestMediaIsNamed: ELAN opens the recording that is named, as the file's folder sees it.
func TestMediaIsNamed(t *testing.T) {
	for media, want := range map[string]string{
		"a & b.mp4":      `MEDIA_URL="file:./a &amp; b.mp4" MIME_TYPE="video/*" RELATIVE_MEDIA_URL="./a &amp; b.mp4"`,
		"../films/c.mp4": `RELATIVE_MEDIA_URL="../films/c.mp4"`,
		"/data/c.mp4":    `MEDIA_URL="file:///data/c.mp4" MIME_TYPE="video/*"/>`,
	} {
		if text := kit.EventsAt25(t, "eaf", "media="+media, kit.Shows(event.State, face.Fear, 0, 9)); !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	if text := kit.EventsAt25(t, "eaf", "", kit.Shows(event.State, face.Fear, 0, 9)); strings.Contains(text, "mp4") {
		t.Error("a recording is named unasked")
	}
}
