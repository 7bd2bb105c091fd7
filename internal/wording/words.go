package wording

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// Words are what outputs call the labels and the readings. The zero value is
// English. Records and the keys of scripts keep the names of String.
type Words struct {
	Language string // a code of BCP 47; empty: English, or whatever a table of the user's holds
	texts    map[string]string
}

// Word keys that are no labels.
const (
	wordFleeting = "fleeting"
	wordState    = "state"
	wordBegin    = "beginning"
	wordSpeaking = "speaking"
)

// Of is what a label is called.
func (w Words) Of(l face.Label) string { return w.say(l.String()) }

// Fleeting is the word for a fleeting candidate.
func (w Words) Fleeting() string { return w.say(wordFleeting) }

// State is the word for a state.
func (w Words) State() string { return w.say(wordState) }

// Speaking is the word for what a person does in a stretch of speech.
func (w Words) Speaking() string { return w.say(wordSpeaking) }

// Beginning is the word for what comes before the first expression.
func (w Words) Beginning() string { return w.say(wordBegin) }

func (w Words) say(key string) string {
	if text, ok := w.texts[key]; ok {
		return text
	}
	return key
}

// English tells that nothing is called otherwise than String says.
func (w Words) English() bool { return len(w.texts) == 0 }

// With lays a table of the user's over the words: JSON, an object of key and
// text, or CSV, lines of key and text. What the table leaves out stays.
func (w Words) With(table []byte) (Words, error) {
	read := fromCSV
	if text := strings.TrimLeft(string(table), "\ufeff \t\r\n"); strings.HasPrefix(text, "{") {
		read = fromJSON
	}
	pairs, err := read(strings.TrimPrefix(string(table), "\ufeff"))
	if err != nil {
		return w, err
	}
	all := Words{Language: w.Language, texts: map[string]string{}}
	for key, text := range w.texts {
		all.texts[key] = text
	}
	for key, text := range pairs {
		key, text = strings.TrimSpace(key), strings.TrimSpace(text)
		if !known(key) {
			return w, fmt.Errorf("%q is no expression%s; these can be called otherwise: %s", key, opt.Suggest(key, wordKeys()), strings.Join(wordKeys(), " "))
		}
		if text == "" || len([]rune(text)) > mostName || strings.ContainsFunc(text, unfit) {
			return w, fmt.Errorf("%s=%q: a text is made of letters, digits, spaces and the signs - _ . ' and has %d at most", key, text, mostName)
		}
		all.texts[key] = text
	}
	return all, nil
}

// wordKeys are all words that can be called otherwise.
func wordKeys() (keys []string) {
	for l := face.Neutral; l <= face.LowQuality; l++ {
		keys = append(keys, l.String())
	}
	return append(keys, wordFleeting, wordState, wordBegin, wordSpeaking)
}

func known(key string) bool {
	for _, k := range wordKeys() {
		if k == key {
			return true
		}
	}
	return false
}

func fromJSON(text string) (pairs map[string]string, err error) {
	if err = json.Unmarshal([]byte(text), &pairs); err != nil {
		return nil, fmt.Errorf("no JSON object of expressions and texts: %w", err)
	}
	return pairs, nil
}

// fromCSV takes a comma or a semicolon, as spreadsheets write either, and a line
// of headings.
func fromCSV(text string) (map[string]string, error) {
	r := csv.NewReader(strings.NewReader(text))
	first, _, _ := strings.Cut(text, "\n")
	if strings.Contains(first, ";") {
		r.Comma = ';'
	}
	r.FieldsPerRecord = 2
	rows, err := r.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("no table of two columns, expression and text: %w", err)
	}
	pairs := map[string]string{}
	for i, row := range rows {
		if key := strings.TrimSpace(row[0]); i > 0 || known(key) {
			pairs[key] = row[1]
		}
	}
	if len(pairs) == 0 {
		return nil, fmt.Errorf("the table is empty; write lines such as happiness,smiling")
	}
	return pairs, nil
}
