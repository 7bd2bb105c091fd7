package annotation_test

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	_ "github.com/facecue/facecue/internal/table" // its formats
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
	_ "github.com/facecue/facecue/subtitle" // its formats
)

// ours writes the session in a format of ours, and lists its events.
func ours(t testing.TB, ext, options string, words wording.Words, names wording.Names) (text []byte, events []event.Event) {
	t.Helper()
	s, p, results := kit.Session()
	var b bytes.Buffer
	w := opened(t, ext, options, &b, format.Header{Stream: s, Provenance: p, Names: names, Words: words})
	segments := event.NewSegmenter(event.Parse(event.Options().Defaults()), s)
	emit := func(e event.Event) error { events = append(events, e); return w.Event(e) }
	for i := range results {
		check(t, segments.Add(&results[i], emit))
		check(t, w.Result(&results[i]))
	}
	check(t, segments.Flush(emit))
	check(t, w.Close())
	return b.Bytes(), events
}

func opened(t testing.TB, ext, options string, to io.Writer, h format.Header) (w format.Writer) {
	t.Helper()
	parse := func(set opt.Set) opt.Values {
		v, err := set.Parse(options)
		check(t, err)
		return v
	}
	var err error
	for _, f := range format.All() {
		if f.Ext == ext {
			w, err = f.New(to, parse(f.Options), h)
		}
	}
	check(t, err)
	return w
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// labels are what the labels of all languages mean.
func labels(t testing.TB) (labels map[string]string, words annotation.Words) {
	t.Helper()
	labels = map[string]string{}
	for _, code := range wording.Languages() {
		w, err := wording.WordsOf(code)
		check(t, err)
		for l := face.Neutral; l <= face.Uncertain; l++ {
			labels[w.Of(l)] = l.String()
		}
		words.State, words.Fleeting = append(words.State, w.State()), append(words.Fleeting, w.Fleeting())
	}
	words.Label = func(text string) bool { return labels[text] != "" }
	return labels, words
}

// describe says who shows what from when to when, in the unit that a format has.
func describe(person, kind, label string, from, to time.Duration) string {
	return fmt.Sprintf("%09d %09d %s %s %s", from.Microseconds(), to.Microseconds(), person, kind, label)
}

func readBack(t testing.TB, name string, text []byte) (lines []string) {
	t.Helper()
	all, err := annotation.Read(name, bytes.NewReader(text))
	check(t, err)
	if len(all.Remarks) > 0 {
		t.Errorf("%s: remarks %q", name, all.Remarks)
	}
	english, words := labels(t)
	for _, v := range words.Assign(all.Intervals) {
		kind := map[bool]string{true: "fleeting", false: "state"}[v.Fleeting]
		if strings.Trim(v.Person, "0123456789") == "" {
			v.Person = "P" + v.Person // a table with a column of numbers
		}
		lines = append(lines, describe(v.Person, kind, english[v.Label], v.Start, v.End))
	}
	slices.Sort(lines)
	return lines
}

// TestWeReadWhatWeWrite: in every language, the events come back as intervals, at the
// times that the format can hold and with the names that it has.
func TestWeReadWhatWeWrite(t *testing.T) {
	s, _, _ := kit.Session()
	nearest := func(unit int64) func(int64) time.Duration {
		return func(pts int64) time.Duration {
			return time.Duration(s.Clock.Scaled(pts, unit)) * (time.Second / time.Duration(unit))
		}
	}
	floor := func(pts int64) time.Duration { return time.Duration(s.Clock.Floor(pts, 1000)) * time.Millisecond }
	for _, c := range []struct {
		ext, options string
		at           func(int64) time.Duration
		named        bool
	}{
		{".events.csv", "", nearest(1000), true}, {".eaf", "", nearest(1000), true}, {".TextGrid", "", nearest(1e6), true},
		{"_events.tsv", "", nearest(1e6), true}, {".boris.tsv", "", nearest(1000), true}, {".srt", "cues=full", floor, true}, {".vtt", "cues=full", floor, true},
		{".vtt", "cues=full:profile=web", floor, true}, {".vtt", "profile=metadata", floor, false}, {".srt", "cues=full:max_cue=0.5", floor, true}, {".vtt", "cues=full:percent=0", floor, true},
	} {
		for _, code := range wording.Languages() {
			words, err := wording.WordsOf(code)
			check(t, err)
			names := wording.Names{2: "Ms. O'Brien 3"}
			text, events := ours(t, c.ext, c.options, words, names)
			if !c.named {
				names = nil
			}
			var want []string
			for _, e := range events {
				from, to := e.Onset, e.Offset
				if c.ext == ".boris.tsv" && e.Kind == event.Fleeting {
					from, to = e.Apex, e.Apex // BORIS marks a point
				}
				want = append(want, describe(names.Of(e.Person), e.Kind.String(), e.Label.String(), c.at(from), c.at(to)))
			}
			slices.Sort(want)
			if got := readBack(t, "x"+c.ext, text); !near(got, want) || len(want) < 4 {
				t.Errorf("%s %s in %s:\n got %s\nwant %s", c.ext, c.options, code, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
			}
		}
	}
}

// near forgives a microsecond: BIDS has a start and a length, each rounded.
func near(got, want []string) bool {
	if len(got) != len(want) {
		return false
	}
	for i := range got {
		var g, w [2]int64
		var what, wanted string
		fmt.Sscanf(got[i], "%d %d", &g[0], &g[1])
		fmt.Sscanf(want[i], "%d %d", &w[0], &w[1])
		what, wanted = got[i][20:], want[i][20:]
		for k := range g {
			if d := g[k] - w[k]; d > 1 || d < -1 {
				return false
			}
		}
		if what != wanted {
			return false
		}
	}
	return true
}
