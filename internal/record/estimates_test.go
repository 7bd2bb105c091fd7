package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestEstimatesAreKept by the record, in both formats.
func TestEstimatesAreKept(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	text := kit.WrittenAs(t, "jsonl", "", s, made, results)
	c, got, err := readAll(text)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(c.Provenance(), made) {
		t.Errorf("header: %+v", c.Provenance())
	}
	for i := range results {
		for k, f := range results[i].Faces {
			if !reflect.DeepEqual(got[i].Faces[k].Estimates, f.Estimates) {
				t.Fatalf("frame %d: %v, want %v", i, got[i].Faces[k].Estimates, f.Estimates)
			}
		}
	}
	if got[20].Faces[0].Estimates != nil {
		t.Error("a face that was not classified has estimates")
	}
	if again := thereAndBack(t, text); !bytes.Equal(again, text) {
		t.Error("by way of Parquet the record is another")
	}
}

// TestEstimatesAreColumns of their own in Parquet, after those of every record.
func TestEstimatesAreColumns(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	data := kit.WrittenAs(t, "parquet", "", s, made, results)
	file, err := parquet.OpenFile(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	columns := file.Schema().Columns()
	if n := len(columns); n < 3 || columns[0][0] != "frame" || columns[n-3][0] != "valence" || columns[n-1][0] != "AU12" {
		t.Errorf("columns %v", columns)
	}
}

// TestRecordWithoutEstimates has no key of them.
func TestRecordWithoutEstimates(t *testing.T) {
	_, _, results := kit.Session()
	if text := kit.Written(t, kit.Format(t, "jsonl"), results); bytes.Contains(text, []byte("estimates")) {
		t.Error("the word estimates is in the record")
	}
}

// TestWrongEstimates are refused, in the header and in a face.
func TestWrongEstimates(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	text := string(kit.WrittenAs(t, "jsonl", "", s, made, results[:2]))
	for name, c := range map[string]struct {
		from, to string
		want     error
	}{
		"a name with a comma":     {`"name":"arousal"`, `"name":"a,b"`, face.ErrEstimate},
		"a name of a column":      {`"name":"arousal"`, `"name":"label"`, face.ErrEstimate},
		"a face with less":        {`,"arousal":`, `,"other":`, format.ErrEstimates},
		"a face with more":        {`,"arousal":`, `,"more":1,"arousal":`, format.ErrEstimates},
		"a header without a name": {`{"name":"AU12","kind":"action_unit","range":[0,5]}`, `{"name":"AU13","kind":"action_unit","range":[0,5]}`, format.ErrEstimates},
	} {
		changed := strings.Replace(text, c.from, c.to, 1)
		if changed == text {
			t.Fatalf("%s: nothing to replace", name)
		}
		if _, _, err := readAll([]byte(changed)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var f face.Face
	f.Estimates = []float32{1}
	for _, name := range []string{"jsonl", "parquet"} {
		form := kit.Format(t, name)
		w, err := form.New(&bytes.Buffer{}, form.Options.Defaults(), format.Header{Stream: s, Provenance: made})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Result(&face.Result{Faces: []face.Face{f}}); !errors.Is(err, format.ErrEstimates) {
			t.Errorf("%s takes a face with one of three: %v", name, err)
		}
	}
}

// TestEstimatesInAnyOrder: another program may write the keys in an order of its own.
func TestEstimatesInAnyOrder(t *testing.T) {
	s, made, results := kit.EstimatedSession()
	lines := strings.SplitN(string(kit.WrittenAs(t, "jsonl", "", s, made, results[:1])), "\n", 3)
	var frame map[string]any
	if err := json.Unmarshal([]byte(lines[1]), &frame); err != nil {
		t.Fatal(err)
	}
	sorted, err := json.Marshal(frame)
	if err != nil {
		t.Fatal(err)
	}
	_, got, err := readAll([]byte(lines[0] + "\n" + string(sorted) + "\n"))
	if err != nil || !reflect.DeepEqual(got[0].Faces[0].Estimates, results[0].Faces[0].Estimates) {
		t.Errorf("%v: %v", err, got)
	}
}

// TestNamesOfColumns: no estimate may be called as a column that the table has already.
func TestNamesOfColumns(t *testing.T) {
	for _, c := range parquetColumns() {
		e := face.Estimate{Name: c.Name, Kind: face.Dimension, Range: [2]float32{0, 1}}
		if err := face.CheckEstimates([]face.Estimate{e}); err == nil {
			t.Errorf("an estimate may be called %s", c.Name)
		}
	}
}
