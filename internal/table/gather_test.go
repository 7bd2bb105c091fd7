package table

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// events25 writes events of a stream of 25 ticks a second in a format.
func events25(t *testing.T, name, options string, rows ...event.Event) string {
	t.Helper()
	s := face.Stream{Clock: face.Clock{Base: face.Rational{Num: 1, Den: 25}}, Rate: face.Rational{Num: 25, Den: 1}}
	return eventsOf(t, name, options, s, nil, rows...)
}

// eventsOf are events of a recording, written in a format, after its pictures.
func eventsOf(t *testing.T, name, options string, s face.Stream, pictures []int64, rows ...event.Event) string {
	t.Helper()
	f := format(t, name)
	v, err := f.Options.Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w, err := NewWriter(f, &b, v, s, face.Provenance{Version: "1 & <2>"})
	if err != nil {
		t.Fatal(err)
	}
	for i, pts := range pictures {
		if err := w.Result(&face.Result{Frame: int64(i), PTS: pts, Duration: 1}); err != nil {
			t.Fatal(err)
		}
	}
	for _, e := range rows {
		if err := w.Event(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func shows(kind event.Kind, l face.Label, from, to int64) event.Event {
	return event.Event{Kind: kind, Person: 1, Label: l, Onset: from, Apex: from, Offset: to, OnsetFrame: from, ApexFrame: from, OffsetFrame: to - 1, Peak: 0.8}
}

// TestTextGridTiles: every interval begins where the one before ends.
func TestTextGridTiles(t *testing.T) {
	text := events25(t, "textgrid", "", shows(event.State, face.Fear, 10, 20), shows(event.State, face.Anger, 20, 30), shows(event.State, face.Anger, 50, 60))
	last := "0.000000"
	for _, line := range strings.Split(text[strings.Index(text, "intervals:"):], "\n") {
		line = strings.TrimSpace(line)
		if at, ok := strings.CutPrefix(line, "xmin = "); ok && at != last {
			t.Errorf("an interval begins at %s, the one before ends at %s", at, last)
		}
		if at, ok := strings.CutPrefix(line, "xmax = "); ok {
			last = at
		}
	}
	if last != "2.400000" {
		t.Errorf("the last ends at %s", last)
	}
}

// TestEAFIsXML, whatever the names are.
func TestEAFIsXML(t *testing.T) {
	text := events25(t, "eaf", `media=a & "b" <c>.mp4`, shows(event.State, face.Fear, 10, 20))
	d := xml.NewDecoder(strings.NewReader(text))
	media := ""
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local == "MEDIA_DESCRIPTOR" {
			media = e.Attr[2].Value
		}
	}
	if media != `./a & "b" <c>.mp4` {
		t.Errorf("media is %q", media)
	}
	if strings.Contains(events25(t, "eaf", ""), "MEDIA_DESCRIPTOR") {
		t.Error("a media name is written unasked")
	}
}

// TestEDLKeepsTheStrongest of more markers than the format numbers.
func TestEDLKeepsTheStrongest(t *testing.T) {
	var rows []event.Event
	for i := range int64(1200) {
		e := shows(event.State, face.Happiness, 25*i, 25*i+10)
		e.Peak = float32(i) / 1200
		rows = append(rows, e)
	}
	text := events25(t, "edl", "", rows...)
	if n := strings.Count(text, "|C:ResolveColorYellow"); n != 999 || strings.Contains(text, "P1 happiness 0%") {
		t.Errorf("%d markers", n)
	}
	if !strings.Contains(text, "01:19:59:00") { // the last: second 1199
		t.Error("the strongest is not there")
	}
}

// TestGuides is JSON, in frames of the project.
func TestGuides(t *testing.T) {
	text := events25(t, "guides", "rate=50", shows(event.State, face.Neutral, 0, 10), shows(event.State, face.Anger, 30, 60))
	var list []guide
	if err := json.Unmarshal([]byte(text), &list); err != nil || len(list) != 1 || list[0] != (guide{"P1 anger 80%", 60, 4}) {
		t.Errorf("%v %v", list, err)
	}
	if text := events25(t, "guides", ""); strings.TrimSpace(text) != "[]" {
		t.Errorf("no guides: %s", text)
	}
}

// TestChapters do not overlap, and begin with expressions.
func TestChapters(t *testing.T) {
	text := events25(t, "ffmetadata", "", shows(event.State, face.Neutral, 0, 50), shows(event.State, face.Anger, 25, 60),
		shows(event.Fleeting, face.Fear, 30, 35), shows(event.State, face.Happiness, 75, 90))
	want := ";FFMETADATA1\n; " + face.Provenance{Version: "1 & <2>"}.String() + "\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=1000\nEND=3000\ntitle=P1 anger 80%\n" +
		"[CHAPTER]\nTIMEBASE=1/1000\nSTART=3000\nEND=3600\ntitle=P1 happiness 80%\n"
	if text != want {
		t.Errorf("got\n%s", text)
	}
}
