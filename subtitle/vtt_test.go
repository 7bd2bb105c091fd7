package subtitle

import (
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// TestSettings: a cue stands under its face, and never so near an edge that a player
// cuts it off.
func TestSettings(t *testing.T) {
	for _, c := range []struct {
		box  face.Box
		w, h int
		want string
	}{
		{face.Box{X: 270, Y: 100, W: 100, H: 140}, 640, 480, " position:50% line:50% align:center"},
		{face.Box{X: 0, Y: 0, W: 10, H: 24}, 640, 480, " position:5% line:5% align:center"},
		{face.Box{X: 22, Y: -60, W: 20, H: 40}, 640, 480, " position:5% line:0% align:center"},
		{face.Box{X: 600, Y: 400, W: 100, H: 100}, 640, 480, " position:95% line:90% align:center"},
		{face.Box{X: 586, Y: 384, W: 20, H: 48}, 640, 480, " position:93% line:90% align:center"},
		{face.Box{X: 10, Y: 10}, 640, 480, ""},
		{face.Box{X: 10, Y: 10, W: 5, H: 5}, 0, 480, ""},
		{face.Box{X: 10, Y: 10, W: 5, H: 5}, 640, 0, ""},
	} {
		e := &vtt{stream: face.Stream{Width: c.w, Height: c.h}}
		if got := e.settings(Cue{Lines: []Line{{Box: c.box}}}); got != c.want {
			t.Errorf("%+v of %dx%d: %q, want %q", c.box, c.w, c.h, got, c.want)
		}
	}
}

// TestVoices: a voice for each of a person's lines, with classes for the label and for
// what is fleeting.
func TestVoices(t *testing.T) {
	e := &vtt{percent: true}
	c := Cue{Lines: []Line{
		{Person: 1, Name: "A <b", Label: face.Happiness, Score: 0.5}, {Person: 1, Name: "A <b", Kind: event.Fleeting, Label: face.Fear, Score: 0.25},
	}}
	want := "<v A &lt;b><c.happiness>A &lt;b happiness 50%</c>\n<v A &lt;b><c.fear.fleeting>A &lt;b fleeting fear 25%</c>"
	if got := e.voices(c); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for name, want := range map[string]string{"a-": "a- ", "a--": "a-- ", "-a": "-a", "": ""} {
		if got := annotation(name); got != want {
			t.Errorf("%q in a tag: %q", name, got)
		}
	}
}

// TestLanguage is what the words are in, as far as anybody said.
func TestLanguage(t *testing.T) {
	if got := language(wording.Words{}); got != "en" {
		t.Errorf("of ours: %s", got)
	}
	if got := language(wording.Words{Language: "de"}); got != "de" {
		t.Errorf("of German ones: %s", got)
	}
	own, err := wording.Words{}.With([]byte("happiness,smile\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := language(own); got != "und" {
		t.Errorf("of the user's own: %s", got)
	}
}
