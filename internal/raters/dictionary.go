package raters

import (
	"maps"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/wording"
)

// dictionary says what the words of a file mean. None leaves a label out.
type dictionary struct {
	labels          map[string]face.Label // by their words in lower case
	state, fleeting []string              // words for the readings, with which our tiers end; those for speech are among the first
	speech          map[string]bool       // words for speech, in lower case, which are no label
}

// parseDictionary reads "smile=happiness", besides the words of ours in all languages.
func parseDictionary(list []string) (dictionary, error) {
	d := dictionary{labels: map[string]face.Label{}, speech: map[string]bool{}}
	for _, code := range wording.Languages() {
		words, err := wording.WordsOf(code)
		if err != nil {
			return d, err
		}
		d.learn(words)
	}
	for _, text := range list {
		if err := d.add(text); err != nil {
			return d, err
		}
	}
	return d, nil
}

// add takes one --label. A word of the file may hold = itself, a label of ours does not.
func (d dictionary) add(text string) error {
	at := max(0, strings.LastIndex(text, "="))
	word, name := strings.TrimSpace(text[:at]), strings.TrimSpace(text[min(at+1, len(text)):])
	label, ok := d.label(name)
	if word == "" || !ok && name != "" {
		return outcome.Usagef("--label %s: want a word of the file and a label of ours, as smile=happiness%s", text, opt.Suggest(name, d.names()))
	}
	d.labels[strings.ToLower(word)] = label
	delete(d.speech, strings.ToLower(word))
	return nil
}

// learn adds the words of one language.
func (d *dictionary) learn(w wording.Words) {
	for l := face.Neutral; l <= face.Uncertain; l++ {
		d.labels[strings.ToLower(w.Of(l))] = l
	}
	speaking := strings.ToLower(w.Speaking())
	d.labels[speaking], d.speech[speaking] = face.None, true
	d.state, d.fleeting = append(d.state, w.State(), w.Speaking()), append(d.fleeting, w.Fleeting())
}

// names are the words that have a label.
func (d dictionary) names() []string { return slices.Sorted(maps.Keys(d.labels)) }

func (d dictionary) label(word string) (face.Label, bool) {
	l, ok := d.labels[strings.ToLower(word)]
	return l, ok
}

// leavesOut tells a word that names no expression: that for speech, or one to which --label gave no meaning.
func (d dictionary) leavesOut(word string) bool {
	l, ok := d.label(word)
	return ok && l == face.None
}

// speaks tells a word for speech.
func (d dictionary) speaks(word string) bool { return d.speech[strings.ToLower(word)] }

// words are the dictionary as readers of annotations want it.
func (d dictionary) words() annotation.Words {
	return annotation.Words{
		Label: func(word string) bool { _, ok := d.label(word); return ok },
		State: d.state, Fleeting: d.fleeting,
	}
}
