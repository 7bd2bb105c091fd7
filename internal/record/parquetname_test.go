package record

import (
	"bytes"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// named is a Parquet record of the session, with a name for person 1.
func named(t *testing.T, estimates []face.Estimate) []byte {
	t.Helper()
	stream, made, results := kit.Session()
	made.Estimates = estimates
	var b bytes.Buffer
	w, err := newParquet(&b, opt.Values{}, format.Header{Stream: stream, Provenance: made, Names: wording.Names{1: "Anna, \"A\""}})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		for i := range r.Faces {
			if estimates != nil {
				r.Faces[i].Estimates = []float32{0.25}
			}
		}
		if err := w.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rowsOf are the values of a file, row by row.
func rowsOf(t *testing.T, text []byte) (*parquet.File, []parquet.Row) {
	t.Helper()
	file, err := parquet.OpenFile(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	in := parquet.NewGenericReader[any](file, file.Schema())
	defer in.Close()
	rows := make([]parquet.Row, in.NumRows())
	if n, err := in.ReadRows(rows); n < len(rows) {
		t.Fatal(n, err)
	}
	return file, rows
}

// TestNamesOfPeople are in the column name, beside the numbers.
func TestNamesOfPeople(t *testing.T) {
	file, rows := rowsOf(t, named(t, nil))
	person, _ := file.Schema().Lookup("person")
	name, _ := file.Schema().Lookup("name")
	if name.ColumnIndex != person.ColumnIndex+1 {
		t.Errorf("name is column %d, person %d", name.ColumnIndex, person.ColumnIndex)
	}
	found := map[string]bool{}
	for _, row := range rows {
		if who := row[person.ColumnIndex]; !who.IsNull() {
			found[who.String()+" "+row[name.ColumnIndex].String()] = true
		} else if !row[name.ColumnIndex].IsNull() {
			t.Fatal("a name without a face")
		}
	}
	if len(found) != 2 || !found[`1 Anna, "A"`] || !found["2 P2"] {
		t.Error(found)
	}
}

// TestParquetWithoutNames: files of older versions lack the column name and are read as before.
func TestParquetWithoutNames(t *testing.T) {
	for kind, estimates := range map[string][]face.Estimate{"plain": nil, "estimates": {{Name: "valence", Kind: face.Dimension, Range: [2]float32{-1, 1}}}} {
		t.Run(kind, func(t *testing.T) {
			now := named(t, estimates)
			old := nameless(t, now, estimates)
			want, got := asRecord(t, now), asRecord(t, old)
			if !bytes.Equal(want, got) || len(got) < 1000 {
				t.Errorf("%d bytes, want %d", len(got), len(want))
			}
		})
	}
}

// nameless is a file without the column name.
func nameless(t *testing.T, text []byte, estimates []face.Estimate) []byte {
	t.Helper()
	file, rows := rowsOf(t, text)
	name, _ := file.Schema().Lookup("name")
	header, _ := file.Lookup(recordKey)
	var b bytes.Buffer
	w := parquet.NewGenericWriter[any](&b, schemaWithout(estimates, "Name"), parquet.Compression(&zstd.Codec{}), parquet.KeyValueMetadata(recordKey, header))
	for _, row := range rows {
		var kept parquet.Row
		for _, v := range row {
			if v.Column() != name.ColumnIndex {
				kept = append(kept, v.Level(v.RepetitionLevel(), v.DefinitionLevel(), len(kept)))
			}
		}
		if _, err := w.WriteRows([]parquet.Row{kept}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if file, _ := rowsOf(t, b.Bytes()); len(file.Schema().Columns()) != len(rows[0])-1 {
		t.Fatal("the column name is there")
	}
	return b.Bytes()
}

// asRecord is a Parquet file as JSONL.
func asRecord(t *testing.T, text []byte) []byte {
	t.Helper()
	in, err := readParquet(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	out, err := rewritten(in, kit.Format(t, "jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return out
}
