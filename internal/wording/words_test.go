package wording

import (
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestEveryLanguageHasEveryWord, each fit for every output and each its own.
func TestEveryLanguageHasEveryWord(t *testing.T) {
	if got := Languages(); !slices.Equal(got, []string{"de", "en", "es", "fr", "it", "pt"}) {
		t.Fatalf("languages %v", got)
	}
	for _, code := range Languages() {
		w, err := WordsOf(code)
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for l := face.Neutral; l <= face.LowQuality; l++ {
			all = append(all, w.Of(l))
		}
		all = append(all, w.Fleeting(), w.State(), w.Beginning(), w.Speaking())
		for _, text := range all {
			if text == "" || strings.ContainsFunc(text, unfit) {
				t.Errorf("%s: %q", code, text)
			}
		}
		slices.Sort(all)
		if len(slices.Compact(all)) != 14 {
			t.Errorf("%s calls two things the same: %v", code, all)
		}
	}
	if _, err := WordsOf("tlh"); err == nil || !strings.Contains(err.Error(), "de, en") {
		t.Errorf("an unknown language: %v", err)
	}
}

func TestWordsOfATable(t *testing.T) {
	german, err := WordsOf("de")
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{
		`{"happiness": "lächelnd", "fleeting": "kurz"}`,
		"happiness,lächelnd\nfleeting,kurz\n",
		"expression;text\r\nhappiness;lächelnd\r\nfleeting;kurz\r\n",
		"\ufeffhappiness,\"lächelnd\"\nfleeting, kurz",
	} {
		w, err := german.With([]byte(table))
		if err != nil || w.Of(face.Happiness) != "lächelnd" || w.Fleeting() != "kurz" || w.Of(face.Fear) != "Angst" || w.Language != "de" {
			t.Errorf("%q: %+v %v", table, w, err)
		}
	}
	if german.Of(face.Happiness) != "Freude" {
		t.Error("a table changed the language")
	}
	for _, bad := range []string{"", "happiness", "{", `{"happy": "x"}`, `{"fear": "<b>"}`, `{"fear": ""}`, `{"fear": 1}`, "fear,a\nfear2,b", "fear," + strings.Repeat("a", 41)} {
		if _, err := german.With([]byte(bad)); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestNoWordsAreEnglish(t *testing.T) {
	var w Words
	if !w.English() || w.Of(face.LowQuality) != "low_quality" || w.Of(face.None) != "" || w.Fleeting() != "fleeting" || w.State() != "state" {
		t.Errorf("%q %q", w.Of(face.LowQuality), w.Fleeting())
	}
}

func FuzzWords(f *testing.F) {
	f.Add([]byte("happiness,x"))
	f.Add([]byte(`{"fear":"y"}`))
	f.Fuzz(func(t *testing.T, table []byte) {
		w, err := Words{}.With(table)
		for l := face.None; err == nil && l <= face.LowQuality; l++ {
			if strings.ContainsFunc(w.Of(l), unfit) {
				t.Fatalf("%q", w.Of(l))
			}
		}
	})
}
