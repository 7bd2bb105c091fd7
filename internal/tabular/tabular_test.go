package tabular

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/parquet-go/parquet-go"
)

var columns = []Column{
	{Name: "person", Description: "who", Levels: map[string]string{"P1": "the first"}},
	{Name: "share", Number: true, Unit: "s", Description: "how much"},
	{Name: "alpha", Number: true},
}

func rows() [][]Value {
	return [][]Value{
		{Text("Anna, \"A\""), Number(0.12264150943396226), Number(0)},
		{Text(""), Number(math.NaN()), Number(math.Inf(1))},
		{Text("P2"), Number(1e-9), Number(-12345678)},
	}
}

func written(t *testing.T, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := New(format, &b, columns, "made by a test")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows() {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestTexts(t *testing.T) {
	for format, want := range map[string]string{
		"csv":  "person,share,alpha\n\"Anna, \"\"A\"\"\",0.1226415094,0\n,,\nP2,1e-09,-12345678\n",
		"tsv":  "person\tshare\talpha\n\"Anna, \"\"A\"\"\"\t0.1226415094\t0\nn/a\tn/a\tn/a\nP2\t1e-09\t-12345678\n",
		"json": "{\"about\": \"made by a test\", \"rows\": [\n{\"person\": \"Anna, \\\"A\\\"\", \"share\": 0.1226415094, \"alpha\": 0},\n{\"person\": null, \"share\": null, \"alpha\": null},\n{\"person\": \"P2\", \"share\": 1e-09, \"alpha\": -12345678}\n]}\n",
	} {
		if got := string(written(t, format)); got != want {
			t.Errorf("%s:\n%s\nwant:\n%s", format, got, want)
		}
	}
}

// TestParquet is read back: columns in their order, nulls where values are missing.
func TestParquet(t *testing.T) {
	text := written(t, "parquet")
	f, err := parquet.OpenFile(bytes.NewReader(text), int64(len(text)))
	if err != nil {
		t.Fatal(err)
	}
	if about, _ := f.Lookup("about"); about != "made by a test" {
		t.Errorf("about %q", about)
	}
	for i, c := range f.Schema().Columns() {
		if c[0] != columns[i].Name {
			t.Errorf("column %d is %v", i, c)
		}
	}
	type row struct {
		Person *string  `parquet:"person,optional,dict"`
		Share  *float64 `parquet:"share,optional"`
		Alpha  *float64 `parquet:"alpha,optional"`
	}
	got, err := parquet.Read[row](bytes.NewReader(text), int64(len(text)))
	if err != nil || len(got) != 3 {
		t.Fatal(err, got)
	}
	if *got[0].Person != "Anna, \"A\"" || *got[0].Share != 0.12264150943396226 || got[1].Person != nil || got[1].Share != nil || got[1].Alpha != nil || *got[2].Alpha != -12345678 {
		t.Errorf("%+v", got)
	}
}

// TestManyRows passes the batches of the Parquet writer.
func TestManyRows(t *testing.T) {
	var b bytes.Buffer
	w, err := New("parquet", &b, columns, "")
	if err != nil {
		t.Fatal(err)
	}
	for range 3*parquetBatch + 1 {
		if err := w.Write(rows()[0]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if f, err := parquet.OpenFile(bytes.NewReader(b.Bytes()), int64(b.Len())); err != nil || f.NumRows() != 3*parquetBatch+1 {
		t.Error(err)
	}
}

func TestDictionary(t *testing.T) {
	var got map[string]struct {
		Description, Units string
		Levels             map[string]string
	}
	text := Dictionary(columns)
	if err := json.Unmarshal(text, &got); err != nil {
		t.Fatal(err)
	}
	if got["share"].Units != "s" || got["person"].Levels["P1"] != "the first" || bytes.Index(text, []byte("share")) > bytes.Index(text, []byte("alpha")) {
		t.Errorf("%s", text)
	}
}

func TestFormatOf(t *testing.T) {
	if FormatOf("a/b.CSV") != "csv" || FormatOf("b.xlsx") != "" || FormatOf("csv") != "" {
		t.Error("formats of names")
	}
	if _, err := New("xlsx", nil, columns, ""); err == nil {
		t.Error("an unknown format is written")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("disk full") }

// TestFullDisk: the error of the writer arrives.
func TestFullDisk(t *testing.T) {
	for format := range writers {
		w, err := New(format, full{}, columns, "")
		for range 2000 {
			if err == nil {
				err = w.Write(rows()[0])
			}
		}
		if err == nil {
			err = w.Close()
		}
		if err == nil {
			t.Errorf("%s: no error", format)
		}
	}
}
