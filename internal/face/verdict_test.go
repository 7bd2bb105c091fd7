package face

import (
	"strings"
	"testing"
)

// TestJudge at both thresholds.
func TestJudge(t *testing.T) {
	thresholds := Thresholds{Quality: 0.3, Uncertain: 0.4}
	clear, even := Scores{0.6, 0.4}, Scores{0.39, 0.3, 0.31}
	for _, c := range []struct {
		name string
		face Face
		want Label
	}{
		{"clear", Face{Scores: clear, Quality: 0.3}, Neutral},
		{"poor", Face{Scores: clear, Quality: 0.299}, LowQuality},
		{"enough", Face{Scores: Scores{0.3, 0.4, 0.3}, Quality: 1}, Happiness},
		{"not enough", Face{Scores: even, Quality: 1}, Uncertain},
		{"poor and not enough", Face{Scores: even}, LowQuality},
		{"without scores", Face{Label: LowQuality, Quality: 1}, LowQuality},
		{"not judged", Face{}, None},
	} {
		if got := thresholds.Label(&c.face); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// TestProvenance: a sentence with what made an output, and what it is not.
func TestProvenance(t *testing.T) {
	p := Provenance{Version: "1.2", Models: []ModelRef{{"a", "00"}, {"b", "11"}}, Filters: "detect,track"}
	want := "facecue 1.2; models: a sha256 00, b sha256 11; filters: detect,track; " + Notice
	if got := p.String(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := (Provenance{Version: "1.2"}).String(); got != "facecue 1.2; "+Notice {
		t.Errorf("got %s", got)
	}
}

// TestUnknownNames: a value outside of the lists is named and never read back.
func TestUnknownNames(t *testing.T) {
	if got := Label(99).String(); got != "label(99)" {
		t.Error(got)
	}
	if got := Status(99).String(); got != "status(99)" {
		t.Error(got)
	}
	if s, err := ParseStatus("status(99)"); err == nil || s != NotAnalysed || !strings.Contains(err.Error(), "status(99)") {
		t.Errorf("%v, %v", s, err)
	}
}

// TestColours: every label has a colour of its own, and what is none that of a face
// too poor to classify.
func TestColours(t *testing.T) {
	seen := map[[3]uint8]Label{}
	for l := Neutral; l <= LowQuality; l++ {
		r, g, b := l.RGB()
		if other, taken := seen[[3]uint8{r, g, b}]; taken {
			t.Errorf("%v and %v have one colour", l, other)
		}
		seen[[3]uint8{r, g, b}] = l
	}
	if r, g, b := Happiness.RGB(); r != 0xf0 || g != 0xe4 || b != 0x42 {
		t.Errorf("happiness is %x %x %x", r, g, b)
	}
	if r, g, b := None.RGB(); seen[[3]uint8{r, g, b}] != LowQuality {
		t.Errorf("no label is %x %x %x", r, g, b)
	}
}
