package page

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// writtenIndex is the data part of an index; rows stay as they are written.
type writtenIndex struct {
	Columns  []column
	Sessions []struct {
		Name, Participant, Page, Fault string
		Seconds                        float64
		Unlisted                       int
		People                         []struct {
			Name, Role string
			Given      bool
			Strip      packed
			Row        []any
		}
	}
}

func indexOf(t *testing.T, entries ...Entry) (d writtenIndex, text string) {
	t.Helper()
	var b bytes.Buffer
	if err := WriteIndex(&b, "1", wording.Words{}, entries); err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(b.String(), `<script type="application/json" id="data">`)
	data, _, _ := strings.Cut(rest, "</script>")
	if err := json.Unmarshal([]byte(data), &d); err != nil {
		t.Fatal(err)
	}
	return d, b.String()
}

// reference is the made-up session of two people, which lasts for two minutes.
func reference(t *testing.T) *session.Session {
	t.Helper()
	s, err := session.Read(bytes.NewReader(kit.ReferenceSession()), session.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestIndex: an index has the measures that summarize gives, names as texts, and strips whose time is that of the states.
func TestIndex(t *testing.T) {
	s := reference(t)
	s.People[0].Name = "Anna</script><b>"
	e := Entry{Name: "film", Participant: "sub-01", Page: "a/film.html", Fault: "torn"}
	e.Add(s, map[string]string{s.People[0].Name: "patient"})
	d, text := indexOf(t, e, Entry{Name: "other"})
	if len(d.Sessions) != 2 || len(d.Sessions[0].People) != 2 || strings.Contains(text, "Anna</script>") || strings.Contains(text, "{{") {
		t.Fatalf("%d sessions, or a name that is markup", len(d.Sessions))
	}
	one, p := d.Sessions[0], d.Sessions[0].People[0]
	if one.Seconds != 120 || one.Page != "a/film.html" || one.Fault != "torn" || p.Role != "patient" || !p.Given || one.People[1].Given || len(p.Row) != len(d.Columns) {
		t.Errorf("%+v", one)
	}
	at := map[string]any{}
	for i, c := range d.Columns {
		at[c.Name] = p.Row[i]
	}
	if at["share_anger"] != 0.09433962264 || at["first_happiness_s"] != 10.0 { // as TestSummarizeSession has them
		t.Errorf("%v", at)
	}
	strip := unpacked(t, p.Strip)
	if len(strip) != stripBins*stripLabels {
		t.Fatalf("%d bytes", len(strip))
	}
	happy := 0.0
	for _, v := range strip[stripBins : 2*stripBins] {
		happy += float64(v) / stripUnits * 120 / stripBins
	}
	first := bytes.IndexFunc(strip[stripBins:2*stripBins], func(r rune) bool { return r != 0 })
	if first != 10*stripBins/120 {
		t.Errorf("happiness begins in the stretch %d", first)
	}
	want := 0.0
	for _, f := range s.People[0].Faces {
		if f.Judged() && stripLabel(&f) == 2 {
			want += s.Frames[f.Frame].Length
		}
	}
	if want < 5 || happy < want-0.5 || happy > want+0.5 {
		t.Errorf("the strip has %.2f s of happiness, the session %.2f s", happy, want)
	}
}

// TestSpread shares a stretch among the bins that it touches.
func TestSpread(t *testing.T) {
	bins := make([]float64, 3)
	spread(bins, 0.75, 1.5)
	spread(bins, 2.5, 9)
	if bins[0] != 0.25 || bins[1] != 1 || bins[2] != 0.75 {
		t.Errorf("%v", bins)
	}
}

// TestIndexListsFewPeople lists those who are seen longest, by number.
func TestIndexListsFewPeople(t *testing.T) {
	s := reference(t)
	first := s.People[0]
	for n := 3; n < 12; n++ {
		s.People = append(s.People, &session.Person{Name: wording.Names{}.Of(n), Number: n, Faces: first.Faces[:n]})
	}
	e := Entry{Name: "film"}
	e.Add(s, nil)
	d, _ := indexOf(t, e)
	if got := d.Sessions[0]; got.Unlisted != 5 || len(got.People) != mostIndexed || got.People[2].Name != "P8" || got.People[0].Name != "P1" {
		t.Errorf("%+v", got)
	}
}
