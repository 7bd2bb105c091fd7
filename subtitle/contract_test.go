package subtitle

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/asticode/go-astisub"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

func TestContract(t *testing.T) { kit.FormatContract(t, &goldens) }

// parse reads a text with a parser that is not ours.
func parse(t *testing.T, name string, text []byte) []*astisub.Item {
	t.Helper()
	read := map[string]func() (*astisub.Subtitles, error){
		"vtt":  func() (*astisub.Subtitles, error) { return astisub.ReadFromWebVTT(bytes.NewReader(text)) },
		"srt":  func() (*astisub.Subtitles, error) { return astisub.ReadFromSRT(bytes.NewReader(text)) },
		"ass":  func() (*astisub.Subtitles, error) { return astisub.ReadFromSSA(bytes.NewReader(text)) },
		"ttml": func() (*astisub.Subtitles, error) { return astisub.ReadFromTTML(bytes.NewReader(text)) },
	}[name]
	subs, err := read()
	if err != nil {
		t.Fatalf("%s does not parse: %v", name, err)
	}
	return subs.Items
}

// text is what a cue says; the parser counts the blank line at the end of a file
// as a line of the last cue.
func text(item *astisub.Item) string { return strings.TrimSuffix(item.String(), " - ") }

func TestAnotherParserReadsTheSameCues(t *testing.T) {
	s, _, results := kit.Session()
	cues := recorded(t, results)
	for _, name := range []string{"vtt", "srt", "ttml"} {
		items := parse(t, name, written(t, name, "cues=full", results))
		if len(items) != len(cues) {
			t.Fatalf("%s: %d cues, want %d", name, len(items), len(cues))
		}
		for i, item := range items {
			from, to := clock{s.Clock}.milliseconds(cues[i])
			if item.StartAt != time.Duration(from)*time.Millisecond || item.EndAt != time.Duration(to)*time.Millisecond {
				t.Errorf("%s cue %d: %v to %v, want %d to %d ms", name, i, item.StartAt, item.EndAt, from, to)
			}
			if got := text(item); got != sentence(cues[i], true) {
				t.Errorf("%s cue %d reads %q", name, i, got)
			}
		}
	}
}

// recorded are the interval cues that the writers make of results.
func recorded(t *testing.T, results []face.Result) []Cue {
	t.Helper()
	s, _, _ := kit.Session()
	var list cueList
	if err := kit.Feed(newIntervals(&list, s, intervalOptions(full).Defaults(), false), s, results); err != nil {
		t.Fatal(err)
	}
	return list
}

// cueList is an encoder that keeps what it is given.
type cueList []Cue

func (l *cueList) Encode(c Cue) error { *l = append(*l, c); return nil }
func (l *cueList) Close() error       { return nil }

func TestCuesLieOnFramesAndDoNotOverlap(t *testing.T) {
	s, _, results := kit.Session()
	edges := map[int64]bool{}
	for _, r := range results {
		edges[r.PTS], edges[r.PTS+r.Duration] = true, true
	}
	cues := recorded(t, results)
	for i, c := range cues {
		if !edges[c.Start] || !edges[c.End] || c.End <= c.Start {
			t.Errorf("cue %d from %d to %d is not on frames", i, c.Start, c.End)
		}
		if i > 0 && c.Start < cues[i-1].End {
			t.Errorf("cue %d overlaps the one before", i)
		}
		if long := s.Clock.Time(c.End) - s.Clock.Time(c.Start); long > 2*time.Second {
			t.Errorf("cue %d is %v long", i, long)
		}
	}
	if len(cues) < 6 {
		t.Errorf("only %d cues", len(cues))
	}
}

func TestASSDrawsTheBoxWhereTheFaceIs(t *testing.T) {
	s, _, results := kit.Session()
	items := parse(t, "ass", written(t, "ass", "", results))
	var list cueList
	f, err := format.Named("ass")
	if err != nil {
		t.Fatal(err)
	}
	if err := kit.Feed(newFollower(&list, s, f.Options.Defaults()), s, results); err != nil {
		t.Fatal(err)
	}
	if len(items) != 2*len(list) {
		t.Fatalf("%d events for %d cues", len(items), len(list))
	}
	checkBoxes(t, s, list, results)
}

// checkBoxes holds every frame's boxes against the cue that covers the frame.
func checkBoxes(t *testing.T, s face.Stream, list cueList, results []face.Result) {
	t.Helper()
	for _, r := range results {
		for _, f := range r.Faces {
			covered := 0
			for _, c := range list {
				if c.Lines[0].Person != f.ID || r.PTS < c.Start || r.PTS >= c.End {
					continue
				}
				covered++
				if d := c.Lines[0].Box.X - f.Box.X; d > 1.5 || d < -1.5 || c.Lines[0].Label != f.State {
					t.Errorf("frame %d person %d: box is off by %v, label %v", r.Frame, f.ID, d, c.Lines[0].Label)
				}
			}
			if covered != 1 {
				t.Errorf("frame %d person %d: %d cues cover it", r.Frame, f.ID, covered)
			}
		}
	}
}
