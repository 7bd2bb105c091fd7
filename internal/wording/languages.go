package wording

import (
	"fmt"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/opt"
)

// languages are the words by language. Each row is in the order of the labels.
//
// The texts name the expression that is shown by the nouns that writing on facial
// expression in each language has for Ekman's categories, as the English ones do, and
// not by what the person feels ("anger", not "is angry"): French as Baudouin 2001 (thesis,
// Lyon 2) has Ekman and Friesen 1971, Portuguese as Miguel 2015 (Psico-USF 20.1), the
// others as Ekman's seven are usually listed. Where lists differ, the milder word is
// taken: German "Ärger" and not "Wut", "Angst" and not "Furcht"; Italian "gioia" and
// not "felicità"; Portuguese "nojo" and not "aversão".
var languages = map[string][]string{
	"en": wordKeys(),
	"de": {"neutral", "Freude", "Überraschung", "Trauer", "Ärger", "Ekel", "Angst", "Verachtung", "unklar", "schlecht erkennbar", "flüchtig", "Zustand", "Anfang", "spricht"},
	"fr": {"neutre", "joie", "surprise", "tristesse", "colère", "dégoût", "peur", "mépris", "incertain", "peu lisible", "fugace", "état", "début", "parle"},
	"es": {"neutral", "alegría", "sorpresa", "tristeza", "ira", "asco", "miedo", "desprecio", "incierto", "poco legible", "fugaz", "estado", "comienzo", "habla"},
	"it": {"neutro", "gioia", "sorpresa", "tristezza", "rabbia", "disgusto", "paura", "disprezzo", "incerto", "poco leggibile", "fugace", "stato", "inizio", "parla"},
	"pt": {"neutro", "alegria", "surpresa", "tristeza", "raiva", "nojo", "medo", "desprezo", "incerto", "pouco legível", "fugaz", "estado", "início", "fala"},
}

// Languages lists the codes that WordsOf knows.
func Languages() (codes []string) {
	for code := range languages {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// WordsOf are the words of a language.
func WordsOf(code string) (Words, error) {
	row, ok := languages[code]
	if !ok {
		return Words{}, fmt.Errorf("no language %q%s; there are %s", code, opt.Suggest(code, Languages()), strings.Join(Languages(), ", "))
	}
	if code == "en" {
		return Words{}, nil
	}
	w := Words{Language: code, texts: map[string]string{}}
	for i, key := range wordKeys() {
		w.texts[key] = row[i]
	}
	return w, nil
}
