package plugin

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

func instance(t *testing.T, host Host, w, h int, texts map[int]string) (*Instance, *log) {
	p, l := process()
	n := p.New(host, w, h)
	n.SetText(record, recording(t))
	for i, text := range texts {
		n.SetText(i, text)
	}
	return n, l
}

// TestPlaces: the box of person 1, at 100,80 of 640x360, is drawn in the right place on pictures
// of other sizes: smaller, stretched and padded.
func TestPlaces(t *testing.T) {
	for _, c := range []struct {
		host Host
		w, h int
		fit  string
		x, y int
	}{
		{Host{}, 640, 360, "", 100, 80},
		{Host{}, 320, 180, "", 50, 40},
		{Host{}, 640, 480, "", 100, 106},
		{Host{Pads: true}, 640, 480, "", 100, 140},
		{Host{Pads: true}, 720, 360, "", 140, 80},
		{Host{}, 720, 360, "pad", 140, 80},
		{Host{Pads: true}, 640, 480, "stretch", 100, 106},
		{Host{Align: 16}, 317, 180, "stretch", 49, 40},
	} {
		n, l := instance(t, c.host, c.w, c.h, map[int]string{style: "box", person: "1", fit: c.fit})
		if _, a := drawn(n, 0); a.x0 != c.x-1 || a.y0 != c.y-1 {
			t.Errorf("%+v: drawn from %d,%d, want %d,%d; %q", c, a.x0, a.y0, c.x-1, c.y-1, l.lines)
		}
	}
}

// TestTimes: person 2 is missing from 0.4 to 0.6 s; offset and unit shift the host's times.
func TestTimes(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		host         Host
		offset, unit string
		at           float64
		shown        bool
	}{
		{Host{}, "0", "auto", 0.2, true},
		{Host{}, "", "", 0.5, false},
		{Host{Milliseconds: true}, "0", "auto", 500, false},
		{Host{Milliseconds: true}, "0", "auto", 700, true},
		{Host{Milliseconds: true}, "0", "s", 0.5, false},
		{Host{}, "0", "ms", 500, false},
		{Host{}, "0:00.5", "", 0, false},
		{Host{}, "-2.5", "", 3, false},
		{Host{}, "-2.5", "", 3.2, true},
		{Host{}, "5", "", 0.2, false},
		{Host{}, "0", "", nan, true}, // lost: the first after the offset
		{Host{}, "0.5", "", -1e16, false},
	} {
		n, l := instance(t, c.host, 640, 360, map[int]string{style: "box", person: "2", offset: c.offset, timeBase: c.unit})
		if _, a := drawn(n, c.at); (a.bytes > 0) != c.shown {
			t.Errorf("%+v: %d bytes changed; %q", c, a.bytes, l.lines)
		}
	}
}

// TestCountsLostTimes: pictures without times are taken for consecutive frames.
func TestCountsLostTimes(t *testing.T) {
	n, _ := instance(t, Host{}, 640, 360, map[int]string{style: "box", person: "2"})
	for f := range 25 {
		if _, a := drawn(n, -9e18); (a.bytes > 0) != (f < 10 || f > 15) {
			t.Errorf("picture %d: %d bytes changed", f, a.bytes)
		}
	}
}

// TestLanguage: the label follows the language, also if it changes later.
func TestLanguage(t *testing.T) {
	n, _ := instance(t, Host{}, 640, 360, map[int]string{style: "label", person: "1"})
	english, _ := drawn(n, 0)
	n.SetText(language, "de")
	german, _ := drawn(n, 0)
	if bytes.Equal(english, german) {
		t.Error("the label is the same in German")
	}
	n.SetText(language, "en")
	if again, _ := drawn(n, 0); !bytes.Equal(english, again) {
		t.Error("the label is not English again")
	}
}

// TestNotes: an error is written into the upper part of the picture and logged once; with style
// blur, or an unknown style, the picture is covered.
func TestNotes(t *testing.T) {
	for says, texts := range map[string]map[int]string{
		"choose a record":         {record: ""},
		"missing.jsonl: no such":  {record: "/missing.jsonl"},
		`style "bxo" is none of`:  {style: "bxo"},
		`offset "x" is not a`:     {offset: "x"},
		"person: ":                {person: "1,x"},
		`no language "xx"`:        {language: "xx"},
		`mode "dead" is none of`:  {mode: "dead"},
		`time_base "h" is none`:   {timeBase: "h"},
		`fit "crop" is none of`:   {fit: "crop"},
		"style blur needs mode":   {mode: "live", style: "blur"},
		"says nothing of this mo": {offset: "60", style: "blur"},
	} {
		for _, blur := range []bool{false, true} {
			n, l := instance(t, Host{}, 640, 360, texts)
			if _, given := texts[style]; !given && blur {
				n.SetText(style, "blur")
			}
			_, a := drawn(n, 0)
			again, _ := drawn(n, 0.3)
			if len(l.lines) != 1 || !strings.Contains(l.lines[0], says) {
				t.Errorf("%q: logged %q", says, l.lines)
			}
			hides := blur || texts[style] != ""
			if a.bytes == 0 || !hides && a.y1 > 60 {
				t.Errorf("%q: changed %+v, want a note", says, a)
			}
			if hides && tiles(again, n) > 2*36 {
				t.Errorf("%q: the lower half shows %d colours", says, tiles(again, n))
			}
		}
	}
}

// tiles is the number of colours in the lower half of a picture.
func tiles(pix []byte, n *Instance) int {
	seen := map[[3]byte]bool{}
	for i := len(pix) / 8 * 4; i < len(pix); i += 4 {
		seen[[3]byte(pix[i:i+3])] = true
	}
	return len(seen)
}

// TestBlurHidesTheMissed: a person who is missing for a few frames stays hidden; only the persons
// of the parameter are hidden.
func TestBlurHidesTheMissed(t *testing.T) {
	for who, want := range map[string][2]bool{"": {true, true}, "2": {false, true}, "!2": {true, false}, "!1": {false, true}, "7": {false, false}} {
		n, _ := instance(t, Host{}, 640, 360, map[int]string{style: "blur", person: who})
		out, _ := drawn(n, 0.5)
		in := picture(n)
		for i, x := range []int{145, 345} { // the middles of both boxes
			at := (135*640 + x) * 4
			if hidden := !bytes.Equal(out[at:at+40], in[at:at+40]); hidden != want[i] {
				t.Errorf("person %q: %d is hidden: %t", who, i+1, hidden)
			}
		}
	}
}

// TestOpacity: nothing is drawn at 0; a blur stays opaque.
func TestOpacity(t *testing.T) {
	n, _ := instance(t, Host{}, 640, 360, nil)
	n.SetNumber(0)
	if _, a := drawn(n, 0); a.bytes != 0 {
		t.Errorf("changed %+v", a)
	}
	n.SetText(style, "blur")
	transparent, _ := drawn(n, 0)
	n.SetNumber(1)
	if full, _ := drawn(n, 0); !bytes.Equal(transparent, full) {
		t.Error("a blur lets the picture through")
	}
}

// TestLive: the faces that Analyse finds are drawn; its error is a note in the picture.
func TestLive(t *testing.T) {
	n, l := instance(t, Host{}, 640, 360, map[int]string{mode: "live", style: "box", record: ""})
	var fails error
	n.process.Analyse = func(pix []byte, stride, w, h int) ([]face.Face, error) {
		return []face.Face{{Box: face.Box{X: 200, Y: 100, W: 50, H: 60}, State: face.Fear}}, fails
	}
	if _, a := drawn(n, 99); a.x0 != 199 || a.y0 != 99 || len(l.lines) > 0 {
		t.Errorf("drawn at %+v, %q", a, l.lines)
	}
	fails = errors.New("no runtime")
	if _, a := drawn(n, 99); a.y1 > 60 || a.bytes == 0 || len(l.lines) != 1 {
		t.Errorf("drawn at %+v, %q", a, l.lines)
	}
}

// TestPanicHides: with style blur a picture becomes black if drawing panics.
func TestPanicHides(t *testing.T) {
	n, _ := instance(t, Host{}, 640, 360, map[int]string{style: "blur"})
	drawn(n, 0)
	n.artist = nil
	out := make([]byte, n.Size())
	func() {
		defer func() {
			if recover() == nil {
				t.Error("drawing without an artist went well")
			}
		}()
		n.Update(0, picture(n), out)
	}()
	if !bytes.Equal(out, make([]byte, n.Size())) {
		t.Error("the picture shows")
	}
}
