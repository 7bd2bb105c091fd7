package record

import (
	"bytes"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestWay: the record says how a face was found, and refuses ways that it does not know.
func TestWay(t *testing.T) {
	f := kit.Classified(1, face.Fear, 0.5, 10)
	f.By = face.InRegion
	text := string(kit.Written(t, kit.Format(t, "jsonl"), []face.Result{{Faces: []face.Face{f}, Refused: 3}}))
	if !strings.Contains(text, `,"found":"region",`) {
		t.Fatalf("the record does not say it: %s", text)
	}
	_, got, err := readAll([]byte(text))
	if err != nil || got[0].Faces[0].By != face.InRegion || got[0].Refused != 3 {
		t.Errorf("%v, %v", got[0].Faces[0].By, err)
	}
	if _, _, err := readAll([]byte(strings.Replace(text, `"region"`, `"afar"`, 1))); err == nil {
		t.Error("an unknown way was read")
	}
}

// TestOlderParquet: records whose tables have no column found are read.
func TestOlderParquet(t *testing.T) {
	_, _, results := kit.Session()
	var text bytes.Buffer
	header := string(bytes.SplitN(kit.Written(t, kit.Format(t, "jsonl"), nil), []byte("\n"), 2)[0])
	header = strings.TrimSuffix(strings.TrimPrefix(header, `{"facecue":`), "}")
	w := parquet.NewGenericWriter[parquetRow](&text, schemaWithout(nil, "Name", "Found", "Refused"), parquet.Compression(&zstd.Codec{}), parquet.KeyValueMetadata(recordKey, header))
	p := parquetFaceOf(&results[20].Faces[0], "")
	row := parquetRow{Frame: 7, Status: face.Found.String()}
	p.point(&row)
	if _, err := w.Write([]parquetRow{row}); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	c, err := readParquet(bytes.NewReader(text.Bytes()), int64(text.Len()))
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.Read()
	if err != nil || r.Frame != 7 || r.Faces[0].Scores != results[20].Faces[0].Scores || r.Faces[0].By != face.WayUnknown {
		t.Errorf("%+v, %v", r, err)
	}
}
