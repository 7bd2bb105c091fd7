package agreementreport

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/outcome"
)

func source(name string, machine bool, spans ...comparison.Span) comparison.Source {
	return comparison.Source{Rater: name, Machine: machine, Tracks: []comparison.Track{{Person: "P1", Spans: spans, Judged: []comparison.Range{{From: 0, To: 30 * time.Second}}}}}
}

func span(from, to float64, label string) comparison.Span {
	return comparison.Span{Range: comparison.Range{From: time.Duration(from * 1e9), To: time.Duration(to * 1e9)}, Label: label}
}

// sessions are two with two raters and a record.
func sessions(names ...string) (list []comparison.Session) {
	for i, name := range names {
		shift := float64(i)
		list = append(list, comparison.Session{Name: name, Sources: []comparison.Source{
			source("anna", false, span(2, 9, "happiness"), span(15, 20, "anger")),
			source("ben", false, span(2.5, 9, "happiness"), span(16, 21-shift, "anger"), span(25, 26, "fear")),
			source("record", true, span(3, 8, "happiness"), span(15, 20, "sadness")),
		}})
	}
	return list
}

// pairOf leaves the first two raters.
func pairOf(list []comparison.Session) []comparison.Session {
	list[0].Sources = list[0].Sources[:2]
	return list
}

func compared(t *testing.T, list []comparison.Session) *comparison.Result {
	t.Helper()
	o := comparison.Default()
	o.Draws.Draws = 100
	r, err := comparison.Compare(context.Background(), list, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func rated(t *testing.T) *comparison.Result {
	t.Helper()
	o := comparison.Default()
	o.Draws.Draws = 100
	table := comparison.RatingTable{Raters: []string{"a", "b"}, Cells: [][]string{{"1", "2"}, {"3", "3"}, {"2", "2"}, {"4", "5"}, {"4", "4"}}}
	r, err := comparison.Rate(context.Background(), table, comparison.OrdinalScale, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGolden compares whole reports.
func TestGolden(t *testing.T) {
	for name, c := range map[string]struct {
		result *comparison.Result
		format Format
	}{
		"one.md": {compared(t, sessions("")), Text}, "one.csv": {compared(t, sessions("")), CSV}, "pair.json": {compared(t, pairOf(sessions(""))), JSON},
		"two.md": {compared(t, sessions("s1", "s2")), Text}, "scale.md": {rated(t), Text},
	} {
		var b bytes.Buffer
		if err := c.format(&b, c.result); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join("testdata", name)
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil || !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s differs from its golden (%v); UPDATE=1 rewrites it", name, err)
		}
	}
}

// TestJSON is valid, and what is not defined is null and not a number.
func TestJSON(t *testing.T) {
	var b bytes.Buffer
	r := compared(t, []comparison.Session{{Sources: []comparison.Source{source("a", false), source("b", false)}}})
	if err := JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	var d struct {
		Measures []struct {
			Measure string
			Value   *float64
		}
	}
	if err := json.Unmarshal(b.Bytes(), &d); err != nil {
		t.Fatal(err)
	}
	if d.Measures[1].Measure != "kappa" || d.Measures[1].Value != nil || *d.Measures[0].Value != 1 {
		t.Errorf("%+v", d.Measures[:2])
	}
	b.Reset()
	if err := Text(&b, r); err != nil || !strings.Contains(b.String(), undefined) {
		t.Errorf("%v: the text does not say %q", err, undefined)
	}
	b.Reset()
	if err := TSV(&b, r); err != nil || !strings.Contains(b.String(), "a ~ b\t\tP1\t\tkappa\t\t\t\tbootstrap") {
		t.Errorf("%v %s", err, b.String())
	}
}

// TestPage: the page needs nothing else, its policy allows its own script and style alone, and
// hostile names stay text.
func TestPage(t *testing.T) {
	list := sessions("</script><script>alert(1)</script>\u2028<!--")
	var b bytes.Buffer
	if err := Page(&b, compared(t, list)); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if n := strings.Count(text, "</script>"); n != 2 {
		t.Errorf("%d scripts end, want 2", n)
	}
	for _, part := range []string{"src=", "href=", "http:", "https:", "{{", "<!--", "\u2028"} {
		if strings.Contains(strings.ReplaceAll(text, "http://www.w3.org/2000/svg", ""), part) {
			t.Errorf("the page has %q", part)
		}
	}
	for _, element := range []string{"script", "style"} {
		all := regexp.MustCompile(`(?s)<` + element + `>(.*?)</` + element + `>`).FindStringSubmatch(text)
		if all == nil || !strings.Contains(text, element+"-src 'sha256-"+hash(all[1])+"'") {
			t.Errorf("the policy does not have the hash of the %s", element)
		}
	}
	if !strings.Contains(text, "default-src 'none'") {
		t.Error("the policy allows other files")
	}
}

// TestOf: formats by names.
func TestOf(t *testing.T) {
	for _, name := range []string{"a.csv", "a.TSV", "a.json", "a.md", "a.txt", "a.html", "a.htm"} {
		if f, err := Of(name); f == nil || err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	var usage outcome.UsageError
	if _, err := Of("a.xlsx"); !errors.As(err, &usage) {
		t.Errorf("%v", err)
	}
}

// TestFullDisk: what cannot be written is said.
func TestFullDisk(t *testing.T) {
	r := compared(t, sessions("s1", "s2"))
	for name, format := range map[string]Format{"csv": CSV, "json": JSON, "text": Text, "page": Page} {
		if err := format(full{}, r); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

type full struct{}

var errFull = errors.New("no space left")

func (full) Write([]byte) (int, error) { return 0, errFull }
