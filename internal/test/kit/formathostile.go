package kit

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/wording"
)

// namedText is the session with a name for its first person.
func namedText(t *testing.T, f format.Format, name string) []byte {
	t.Helper()
	s, p, results := Session()
	var b bytes.Buffer
	w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: s, Provenance: p, Names: wording.Names{1: name}})
	if err != nil {
		t.Fatal(err)
	}
	if err := Feed(w, s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// nameless formats say who a person is by number alone, or hold the name in no text (parquet).
var nameless = []string{"jsonl", "bidsjson", "parquet", "cut", "sendcmd"}

// FormatsTakeHostileNames: whatever a person is called, a file keeps its shape, and a reader
// finds the name, less what no text may carry.
func FormatsTakeHostileNames(t *testing.T) {
	for _, f := range format.All() {
		want, _ := dissect(t, f.Name, namedText(t, f, "Anna"))
		for kind, name := range Hostile() {
			shape, texts := dissect(t, f.Name, namedText(t, f, name))
			if shape != want {
				t.Errorf("%s, %s: the file has another shape:\n%.300s\nwant\n%.300s", f.Name, kind, shape, want)
			}
			if slices.Contains(nameless, f.Name) || f.Name == "youtube" && kind == "long" {
				continue
			}
			if plain := wording.Plain(name); !slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, spelt(f.Name, plain)) }) {
				t.Errorf("%s, %s: no %.60q in %.300q", f.Name, kind, plain, texts)
			}
		}
	}
}

// spelt is a name as a format without escapes has to write it.
func spelt(kind, name string) string {
	switch kind {
	case "edl":
		return strings.ReplaceAll(name, "|", "¦")
	case "youtube":
		return strings.NewReplacer("<", "‹", ">", "›").Replace(name)
	}
	return name
}

// dissect gives what a reader of the format takes for structure, and the texts in it.
func dissect(t *testing.T, kind string, text []byte) (shape string, texts []string) {
	t.Helper()
	switch kind {
	case "eaf", "fcpxml", "xmeml", "shotcut", "tsconf":
		return elements(t, text)
	case "series":
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		return fmt.Sprint(len(rows), len(rows[0])), rows[0]
	case "csv", "events":
		return rows(t, text)
	case "parquet": // no text: what differs is how well it packs
		return "", nil
	case "otio", "guides", "bidsjson":
		var v any
		if err := json.Unmarshal(text, &v); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		return walk(v)
	case "page":
		before, rest, _ := strings.Cut(string(text), `<script type="application/json" id="data">`)
		data, after, _ := strings.Cut(rest, "</script>")
		var v any
		if err := json.Unmarshal([]byte(data), &v); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		shape, texts = walk(v)
		return before + shape + after, texts
	case "ffmetadata":
		return metadataLines(string(text))
	case "textgrid":
		lines, _ := cells(string(text), "\x00")
		return lines, quotedTexts(string(text))
	}
	return cells(string(text), "\t")
}

// rows are how many cells each row of RFC 4180 has.
func rows(t *testing.T, text []byte) (shape string, texts []string) {
	t.Helper()
	list, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range list {
		shape += fmt.Sprint(len(row), " ")
		texts = append(texts, row...)
	}
	return shape, texts
}

// elements are the elements and attributes of XML, without the texts.
func elements(t *testing.T, text []byte) (shape string, texts []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(text))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return shape, texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			shape += "<" + e.Name.Local
			for _, a := range e.Attr {
				shape += " " + a.Name.Local
				texts = append(texts, a.Value)
			}
		case xml.EndElement:
			shape += ">"
		case xml.CharData:
			texts = append(texts, string(e))
		}
	}
}

// walk are the keys of JSON, without the texts.
func walk(v any) (shape string, texts []string) {
	switch v := v.(type) {
	case string:
		return "s", []string{v}
	case []any:
		for _, e := range v {
			s, more := walk(e)
			shape, texts = shape+"["+s, append(texts, more...)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			s, more := walk(v[key])
			shape, texts = shape+key+":"+s, append(texts, more...)
		}
	}
	return shape, texts
}

// cells are how many cells each line has.
func cells(text, separator string) (shape string, texts []string) {
	for _, line := range strings.Split(text, "\n") {
		row := strings.Split(line, separator)
		shape += fmt.Sprint(len(row), " ")
		texts = append(texts, row...)
	}
	return shape, texts
}

// metadataLines undoes the escapes of FFmpeg's format.
func metadataLines(text string) (shape string, texts []string) {
	var b strings.Builder
	for rest := text; rest != ""; {
		r := rest[:1]
		if r == `\` && len(rest) > 1 {
			rest, r = rest[1:], rest[1:2]
			b.WriteString(r)
		} else if r == "\n" || r == "=" || r == ";" || r == "#" {
			shape += r
			texts = append(texts, b.String())
			b.Reset()
		} else {
			b.WriteString(r)
		}
		rest = rest[1:]
	}
	return shape, append(texts, b.String())
}

// quotedTexts are the strings of a TextGrid, doubled quotes being one.
func quotedTexts(text string) (texts []string) {
	for i, part := range strings.Split(strings.ReplaceAll(text, `""`, "\x01"), `"`) {
		if i%2 == 1 {
			texts = append(texts, strings.ReplaceAll(part, "\x01", `"`))
		}
	}
	return texts
}
