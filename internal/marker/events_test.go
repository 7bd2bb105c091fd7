package marker

import (
	"encoding/json"
	"io"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestEDLKeepsTheStrongest of more markers than the format numbers.
func TestEDLKeepsTheStrongest(t *testing.T) {
	var rows []event.Event
	for i := range int64(1200) {
		e := kit.Shows(event.State, face.Happiness, 25*i, 25*i+10)
		e.Peak = float32(i) / 1200
		rows = append(rows, e)
	}
	text := kit.EventsAt25(t, "edl", "", rows...)
	if n := strings.Count(text, "|C:ResolveColorYellow"); n != 999 || strings.Contains(text, "P1 happiness 0%") {
		t.Errorf("%d markers", n)
	}
	if !strings.Contains(text, "01:19:59:00") { // the last: second 1199
		t.Error("the strongest is not there")
	}
}

// TestGuides is JSON, in frames of the project.
func TestGuides(t *testing.T) {
	text := kit.EventsAt25(t, "guides", "rate=50", kit.Shows(event.State, face.Neutral, 0, 10), kit.Shows(event.State, face.Anger, 30, 60))
	var list []guide
	if err := json.Unmarshal([]byte(text), &list); err != nil || len(list) != 1 || list[0] != (guide{"P1 anger 80%", 60, 4, 50}) {
		t.Errorf("%v %v", list, err)
	}
	f := kit.Format(t, "guides")
	for options, remark := range map[string]string{"rate=50": "the guides count 50 frames a second, as rate= asks, and the recording has 25: they fit a Kdenlive project of 50 alone", "rate=25": "", "": ""} {
		v, err := f.Options.Parse(options)
		if err != nil {
			t.Fatal(err)
		}
		w, err := f.New(io.Discard, v, format.Header{Stream: face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}, Rate: face.Rational{Num: 25, Den: 1}}})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(w.(format.Remarker).Remarks(), "; "); got != remark {
			t.Errorf("%q: %s", options, got)
		}
	}
	if text := kit.EventsAt25(t, "guides", ""); strings.TrimSpace(text) != "[]" {
		t.Errorf("no guides: %s", text)
	}
}

// TestChapters do not overlap, and begin with expressions.
func TestChapters(t *testing.T) {
	text := kit.EventsAt25(t, "ffmetadata", "", kit.Shows(event.State, face.Neutral, 0, 50), kit.Shows(event.State, face.Anger, 25, 60),
		kit.Shows(event.Fleeting, face.Fear, 30, 35), kit.Shows(event.State, face.Happiness, 75, 90))
	want := ";FFMETADATA1\n; " + face.Provenance{Version: "1 & <2>"}.String() + "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=3000\ntitle=P1 anger 80%\n" +
		"[CHAPTER]\nTIMEBASE=1/1000\nSTART=3000\nEND=3600\ntitle=P1 happiness 80%\n"
	if text != want {
		t.Errorf("got\n%s", text)
	}
}

// point is what a person marked at a frame.
func point(l face.Label, at int64) event.Event { return event.Unmeasured(1, l, at, at) }

// TestTheLastChapterLasts: also where it begins with a point at the very end.
func TestTheLastChapterLasts(t *testing.T) {
	if text := kit.EventsAt25(t, "ffmetadata", "", point(face.Fear, 25)); !strings.Contains(text, "START=1000\nEND=2000\n") {
		t.Errorf("%s", text)
	}
}

// TestPointsAreMarked: a point is a marker in every editor.
func TestPointsAreMarked(t *testing.T) {
	for name := range editors {
		text := kit.EventsAt25(t, name, "", point(face.Fear, 25), point(face.Anger, 25))
		if !strings.Contains(text, "fear") || !strings.Contains(text, "anger") {
			t.Errorf("%s: no fear or no anger in\n%s", name, text)
		}
	}
}
