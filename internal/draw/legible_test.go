package draw

import (
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// TestLegible: the font has the letters of every built-in language.
func TestLegible(t *testing.T) {
	for _, code := range wording.Languages() {
		w, err := wording.WordsOf(code)
		if err != nil {
			t.Fatal(err)
		}
		if err := (Style{Words: w, Names: wording.Names{1: "Ünal Łukasz Пётр Ζωή"}}).Legible(); err != nil {
			t.Errorf("%s: %v", code, err)
		}
	}
	if err := (Style{Names: wording.Names{1: "患者"}}).Legible(); err == nil {
		t.Error("letters that the font lacks were taken")
	}
	w, err := wording.Words{}.With([]byte("happiness,笑顔"))
	if err != nil {
		t.Fatal(err)
	}
	if err := (Style{Words: w}).Legible(); err == nil {
		t.Error("words that the font lacks were taken")
	}
}

// TestWordsAreDrawn: another language paints another plate and another chart.
func TestWordsAreDrawn(t *testing.T) {
	german, err := wording.WordsOf("de")
	if err != nil {
		t.Fatal(err)
	}
	var seen [2]string
	for i, w := range []wording.Words{{}, german} {
		a, err := NewArtist(240, 1, BT601, Style{Words: w, Parts: Parts{true, true, true}})
		if err != nil {
			t.Fatal(err)
		}
		c := blank(320, 240, 1, 1)
		a.Draw(c, []face.Face{faceWith(60, 60, 80, face.Happiness)})
		seen[i] = string(c.Planes[0].Pix)
	}
	if seen[0] == seen[1] {
		t.Error("German paints the same picture")
	}
}
