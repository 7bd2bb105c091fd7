package format

import (
	"bufio"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

var clock = face.Clock{Base: face.Rational{Num: 1, Den: 1000}, Start: 500}

// TestNumbers: seconds are rounded once and keep their sign; floats read back the same.
func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		pts      int64
		decimals int
		want     string
	}{
		{500, 3, "0.000"}, {1500, 3, "1.000"}, {499, 3, "-0.001"}, {-1000, 3, "-1.500"}, {1555, 1, "1.1"}, {61234, 6, "60.734000"},
	} {
		if got := string(AppendSeconds(nil, clock, c.pts, c.decimals)); got != c.want {
			t.Errorf("%d with %d decimals: %s, want %s", c.pts, c.decimals, got, c.want)
		}
	}
	for v, want := range map[float32]string{0.1: "0.1", 0: "0", 1: "1", 1e-7: "1e-07"} {
		if got := string(AppendFloat(nil, v)); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
	}
}

// TestFinite: every number of a face is looked at.
func TestFinite(t *testing.T) {
	nan, inf := float32(math.NaN()), float32(math.Inf(-1))
	for name, spoil := range map[string]func(*face.Face){
		"score": func(f *face.Face) { f.Score = nan }, "quality": func(f *face.Face) { f.Quality = inf },
		"x": func(f *face.Face) { f.Box.X = nan }, "y": func(f *face.Face) { f.Box.Y = nan }, "w": func(f *face.Face) { f.Box.W = inf }, "h": func(f *face.Face) { f.Box.H = nan },
		"point": func(f *face.Face) { f.Points[4].Y = nan }, "scores": func(f *face.Face) { f.Scores[7] = inf },
	} {
		f := face.Face{Score: 1}
		if err := CheckFinite(&f); err != nil {
			t.Errorf("a sound face: %v", err)
		}
		if spoil(&f); !errors.Is(CheckFinite(&f), ErrNotFinite) {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestXML(t *testing.T) {
	if got := EscapeXML("a<b>&\"c\"\n\x00d"); strings.ContainsAny(got, "<>\"\n\x00") || !strings.Contains(got, "&lt;b&gt;&amp;") {
		t.Errorf("%q", got)
	}
	if got := CommentXML("a -- b --- c"); strings.Contains(got, "--") {
		t.Errorf("%q", got)
	}
}

func of(person int, kind event.Kind, l face.Label, from, to int64, peak float32) event.Event {
	return event.Event{Person: person, Kind: kind, Label: l, Onset: from, Apex: from, Offset: to, Peak: peak}
}

// TestBuffer holds events until the end, sorts them, and knows where the last frame or
// event ends.
func TestBuffer(t *testing.T) {
	var out strings.Builder
	h := Header{Stream: face.Stream{Clock: clock, Rate: face.Rational{Num: 25, Den: 1}}, Names: wording.Names{2: "Dr\nWho"}}
	g := NewEventBuffer(&out, h, func(g *EventBuffer) []byte {
		text := g.Seconds(g.End)
		for _, e := range g.Rows {
			text += " " + g.Who(e.Person) + " " + g.Word(e.Label)
		}
		return []byte(text)
	})
	for _, r := range []face.Result{{PTS: 500, Duration: 40}, {PTS: 540}} {
		if err := g.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if g.End != 580 {
		t.Errorf("the last frame ends at %d", g.End)
	}
	for _, e := range []event.Event{
		of(2, event.State, face.Fear, 700, 900, 1), of(1, event.Fleeting, face.Anger, 600, 650, 1),
		of(1, event.State, face.Disgust, 600, 650, 1), of(1, event.State, face.Anger, 600, 650, 1),
	} {
		if err := g.Event(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.Close(); err != nil {
		t.Fatal(err)
	}
	if want := "0.400000 P1 anger P1 disgust P1 anger Dr Who fear"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
	if h.Milliseconds(0) != 0 || h.Milliseconds(1501) != 1001 {
		t.Error("milliseconds")
	}
}

// TestSelection leaves out what is not marked, and keeps the strongest in order of time.
func TestSelection(t *testing.T) {
	rows := []event.Event{
		of(1, event.State, face.Neutral, 0, 1, 1), of(1, event.State, face.Fear, 1, 2, 0.5), of(1, event.State, face.Uncertain, 2, 3, 1),
		of(1, event.State, face.Anger, 3, 4, 0.9), of(1, event.State, face.Disgust, 4, 5, 0.7),
	}
	list := Expressions(rows)
	if len(list) != 3 || list[0].Label != face.Fear {
		t.Fatalf("%v", list)
	}
	if best := Strongest(list, 2); len(best) != 2 || best[0].Label != face.Anger || best[1].Label != face.Disgust || list[0].Label != face.Fear {
		t.Errorf("%v of %v", best, list)
	}
	if all := Strongest(list, 3); len(all) != 3 {
		t.Errorf("%v", all)
	}
}

func TestRelativePath(t *testing.T) {
	for name, want := range map[string]string{"a.mp4": "./a.mp4", "../a.mp4": "../a.mp4", "c:a.mp4": "./c:a.mp4", "..a.mp4": "./..a.mp4"} {
		if got := RelativePath(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

type refusing struct{}

func (refusing) Write([]byte) (int, error) { return 0, errors.New("no space") }

// TestRowsAreFlushed: the rows of a frame are in the file when WriteRows returns, or the
// error of the file is.
func TestRowsAreFlushed(t *testing.T) {
	var out strings.Builder
	w := bufio.NewWriter(&out)
	if err := WriteRows(w, []byte("a row\n")); err != nil || out.String() != "a row\n" {
		t.Errorf("%q, %v", out.String(), err)
	}
	if err := WriteRows(bufio.NewWriter(refusing{}), []byte("a row\n")); err == nil {
		t.Error("a full disk is not said")
	}
	g := NewEventBuffer(refusing{}, Header{}, func(*EventBuffer) []byte { return []byte("text") })
	if err := g.Close(); err == nil {
		t.Error("a full disk is not said at Close")
	}
}

// TestRegistry finds a format by its name, and says which names there are.
func TestRegistry(t *testing.T) {
	Register(Format{Name: "plain", Ext: ".txt"})
	if f, err := Named("plain"); err != nil || f.Ext != ".txt" || len(All()) != 1 {
		t.Errorf("%+v, %v of %d", f, err, len(All()))
	}
	if _, err := Named("plane"); err == nil || !strings.Contains(err.Error(), "plain") {
		t.Errorf("%v", err)
	}
	if o := Media(); o.Name != MediaOption {
		t.Errorf("%+v", o)
	}
}
