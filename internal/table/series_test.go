package table

import (
	"bytes"
	encsv "encoding/csv"
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// configuration is what ELAN reads of _tsconf.xml.
type configuration struct {
	XMLName xml.Name `xml:"timeseries"`
	Source  struct {
		URL        string `xml:"source-url,attr"`
		TimeColumn int    `xml:"time-column,attr"`
		Type       string `xml:"sample-type,attr"`
		Tracks     []struct {
			Name     string `xml:"name,attr"`
			Position struct {
				Column int `xml:"col,attr"`
			} `xml:"sample-position>pos"`
			Range struct {
				Least    float32 `xml:"min,attr"`
				Greatest float32 `xml:"max,attr"`
			} `xml:"range"`
		} `xml:"track"`
	} `xml:"tracksource"`
}

// TestSeries: the configuration names the columns of the table by their places and ranges,
// and the table has the values of each frame.
func TestSeries(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	rows, err := encsv.NewReader(bytes.NewReader(kit.WrittenAs(t, "series", "", s, made, results))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var c configuration
	if err := xml.Unmarshal(kit.WrittenAs(t, "tsconf", "table=a.series.csv", s, made, results), &c); err != nil {
		t.Fatal(err)
	}
	if c.Source.URL != "./a.series.csv" || c.Source.TimeColumn != 0 || c.Source.Type != "Discontinuous Rate" || len(c.Source.Tracks) != 2*11 || len(rows) != len(results)+1 {
		t.Fatalf("%+v, %d rows", c.Source, len(rows))
	}
	for _, track := range c.Source.Tracks {
		if rows[0][track.Position.Column] != track.Name {
			t.Errorf("column %d is %q, not %q", track.Position.Column, rows[0][track.Position.Column], track.Name)
		}
		if track.Name == "P2 AU12" && (track.Range.Least != 0 || track.Range.Greatest != 5) {
			t.Errorf("%+v", track)
		}
	}
	at := func(name string) int {
		for i, head := range rows[0] {
			if head == name {
				return i
			}
		}
		t.Fatalf("no column %s", name)
		return 0
	}
	for frame, row := range rows[1:] {
		want := "NaN"
		for _, f := range results[frame].Faces {
			if f.ID == 2 {
				want = fmt.Sprint(f.Estimates[0])
			}
		}
		if got := row[at("P2 valence")]; got != want {
			t.Fatalf("frame %d: %s, want %s", frame, got, want)
		}
	}
	if row := rows[1+20]; row[at("P1 happiness")] != "NaN" || row[0] != "0.667" {
		t.Errorf("a face that was not classified: %v", row)
	}
}

// TestSeriesOfMany: of many numbers those that were seen longest have columns, and that is said.
func TestSeriesOfMany(t *testing.T) {
	s, made, _ := kit.Session()
	var b bytes.Buffer
	w, err := newSeries(&b, kit.Format(t, "series").Options.Defaults(), format.Header{Stream: s, Provenance: made})
	if err != nil {
		t.Fatal(err)
	}
	for frame := range 40 {
		r := face.Result{Frame: int64(frame), PTS: int64(frame)}
		for id := frame; id < 40; id++ { // P1 is seen once, P40 in all frames
			r.Faces = append(r.Faces, kit.Classified(id+1, face.Fear, 0.5, 1))
		}
		if err := w.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(b.String(), "\n")
	if strings.Contains(head, "P24 ") || !strings.Contains(head, "P25 ") || !strings.Contains(head, "P40 ") {
		t.Errorf("columns %s", head)
	}
	if said := w.(format.Remarker).Remarks(); len(said) != 1 || !strings.Contains(said[0], "40 people") {
		t.Errorf("said %q", said)
	}
}

// TestEAFLinksSeries by their relative paths, in the place that the schema wants.
func TestEAFLinksSeries(t *testing.T) {
	s, made, results := kit.Session()
	text := string(kit.WrittenAs(t, "eaf", "series=lines/a.series.csv", s, made, results))
	for _, want := range []string{`RELATIVE_LINK_URL="./lines/a.series.csv"`, `RELATIVE_LINK_URL="./lines/a_tsconf.xml"`} {
		if at := strings.Index(text, want); at < 0 || at > strings.Index(text, "<PROPERTY") {
			t.Errorf("%s stands at %d", want, at)
		}
	}
}

// TestSeriesOfSignals: a signal beside the recording is a column at the frames and a line of
// the configuration with its unit and range; one of another time is refused.
func TestSeriesOfSignals(t *testing.T) {
	s, made, results := kit.Session()
	write := func(name string, times ...float64) ([]byte, error) {
		var b bytes.Buffer
		f := kit.Format(t, name)
		w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: s, Provenance: made,
			Series: []format.Series{{Name: "eda_uS", Unit: "uS", Times: times, Values: []float64{1, 3}}}})
		for i := range results {
			if err == nil {
				err = w.Result(&results[i])
			}
		}
		if err == nil {
			err = w.Close()
		}
		return b.Bytes(), err
	}
	text, err := write("series", 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := encsv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	last := len(rows[0]) - 1
	if rows[0][last] != "eda_uS" || rows[1][last] != "1" || rows[1+15][0] != "0.501" || rows[1+15][last] != "2.001" || rows[len(rows)-1][last] != "NaN" {
		t.Errorf("%v, %v, %v, %v", rows[0][last], rows[1][last], rows[1+15], rows[len(rows)-1][last])
	}
	if text, err = write("tsconf", 0, 1); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf(`<pos col="%d" row="0"/>`, last); !strings.Contains(string(text), "<units>uS</units>") || !strings.Contains(string(text), `<range max="2.9352667" min="1"/>`) || !strings.Contains(string(text), want) {
		t.Errorf("the configuration lacks the signal in column %d:\n%s", last, text)
	}
	if _, err := write("series", 500, 501); err == nil || !strings.Contains(err.Error(), "no time in common") {
		t.Errorf("a signal of another time: %v", err)
	}
}
