package subtitle

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"
	"testing"

	"github.com/asticode/go-astisub"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// spelt is a name as a format has to write it: SRT and ASS have no escapes, so
// look-alikes stand for what players take for markup.
func spelt(format, name string) string {
	name = wording.Plain(name)
	switch format {
	case "srt":
		return escapeSRT(name)
	case "ass":
		return escapeASS(name)
	}
	return name
}

// read is a format's text by a parser that is not ours. It reads what the formats
// share of TTML; a cue of WebVTT it does not unescape.
func readAs(t *testing.T, format string, text []byte) []*astisub.Item {
	t.Helper()
	if format == "itt" {
		format = "ttml"
	}
	return parse(t, format, text)
}

// TestHostileNames: whatever a person is called, a reader finds the same cues at the
// same times, and the name in them, less what no text may carry.
func TestHostileNames(t *testing.T) {
	for _, f := range format.All() {
		options := ""
		if f.Name == "srt" || f.Name == "vtt" {
			options = "cues=full" // rows for reading shorten names
		}
		want := readAs(t, f.Name, called(t, f.Name, options, "Anna"))
		for kind, name := range kit.Hostile() {
			if kind == "long" && !strings.HasPrefix(f.Name, "i") && f.Name != "ttml" {
				name = name[:min(len(name), 1<<14)] // the parser's lines are shorter; players' need not be
			}
			text := called(t, f.Name, options, name)
			got := readAs(t, f.Name, text)
			if len(got) != len(want) {
				t.Errorf("%s, %s: %d cues, want %d", f.Name, kind, len(got), len(want))
				continue
			}
			for i := range got {
				if got[i].StartAt != want[i].StartAt || got[i].EndAt != want[i].EndAt {
					t.Errorf("%s, %s: cue %d is from %v to %v, want %v to %v", f.Name, kind, i, got[i].StartAt, got[i].EndAt, want[i].StartAt, want[i].EndAt)
				}
			}
			found := string(text)
			if f.Name != "srt" && f.Name != "ass" {
				found = html.UnescapeString(found)
			}
			if !strings.Contains(found, spelt(f.Name, name)) {
				t.Errorf("%s, %s: no %.60q in %.300q", f.Name, kind, spelt(f.Name, name), found)
			}
		}
	}
}

// TestHostileNamesInProfiles: voices cannot be left, and JSON stays JSON on one line.
func TestHostileNamesInProfiles(t *testing.T) {
	for kind, name := range kit.Hostile() {
		for _, profile := range []string{"web", "metadata"} {
			benign, text := called(t, "vtt", "profile="+profile, "Anna"), called(t, "vtt", "profile="+profile, name)
			if a, b := bytes.Count(benign, []byte("-->")), bytes.Count(text, []byte("-->")); a != b {
				t.Errorf("%s, %s: %d arrows, want %d", profile, kind, b, a)
			}
			if a, b := bytes.Count(benign, []byte("\n")), bytes.Count(text, []byte("\n")); a != b {
				t.Errorf("%s, %s: %d lines, want %d", profile, kind, b, a)
			}
			if a, b := bytes.Count(benign, []byte("<")), bytes.Count(text, []byte("<")); a != b {
				t.Errorf("%s, %s: %d tags, want %d", profile, kind, b, a)
			}
		}
	}
	for _, item := range parse(t, "vtt", called(t, "vtt", "profile=metadata", "Anna")) {
		if !json.Valid([]byte(text(item))) {
			t.Errorf("%q", text(item))
		}
	}
}

// called is the session in which the first person has a name.
func called(t *testing.T, kind, options, name string) []byte {
	t.Helper()
	f, err := format.Named(kind)
	if err != nil {
		t.Fatal(err)
	}
	values, err := f.Options.Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	s, p, results := kit.Session()
	var b bytes.Buffer
	w, err := f.New(&b, values, format.Header{Stream: s, Provenance: p, Names: wording.Names{1: name}})
	if err != nil {
		t.Fatal(err)
	}
	if err := kit.Feed(w, s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
