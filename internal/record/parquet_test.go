package record

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// rewritten reads a record and writes it in another format.
func rewritten(c Reader, f format.Format) ([]byte, error) {
	var b bytes.Buffer
	w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: c.Stream(), Provenance: c.Provenance()})
	if err != nil {
		return nil, err
	}
	for {
		r, err := c.Read()
		if err == io.EOF {
			err := w.Close()
			return b.Bytes(), err
		}
		if err != nil {
			return nil, err
		}
		if err := w.Result(r); err != nil {
			return nil, err
		}
	}
}

// thereAndBack is the bytes of a JSONL record by way of Parquet.
func thereAndBack(t testing.TB, text []byte) []byte {
	t.Helper()
	record, err := ReadRecord(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	columns, err := rewritten(record, kit.Format(t, "parquet"))
	if err != nil {
		t.Fatal(err)
	}
	back, err := readParquet(bytes.NewReader(columns), int64(len(columns)))
	if err != nil {
		t.Fatal(err)
	}
	again, err := rewritten(back, kit.Format(t, "jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func TestParquetIsLossless(t *testing.T) {
	_, _, results := kit.Session()
	unjudged := kit.Classified(3, face.Fear, 0.5, 10)
	unjudged.Scores, unjudged.Label, unjudged.State = face.Scores{}, face.None, face.None
	odd := kit.Classified(0, face.Anger, 0, -1e-30)
	many := make([]face.Face, 3*parquetBatch)
	for i := range many {
		many[i] = kit.Classified(i, face.Disgust, 0.25, float32(i))
	}
	searched, followed, between := kit.Classified(1, face.Fear, 0.5, 10), kit.Classified(2, face.Fear, 0.5, 10), kit.Classified(3, face.Fear, 0.5, 10)
	searched.By, followed.By, between.By = face.InPicture, face.InRegion, face.Between
	cases := map[string][]face.Result{
		"ways":           {{Frame: 0, Status: face.Found, Faces: []face.Face{searched, followed, between, odd}, Refused: 2}, {Frame: 1, Refused: 3}},
		"a session":      results,
		"nothing":        nil,
		"no face":        {{Frame: 5, PTS: -3, Status: face.NoFace}},
		"not classified": {{Frame: 0, Status: face.Found, Faces: []face.Face{unjudged, odd, unjudged}}},
		"a crowd":        {{Frame: 1, Status: face.Found, Faces: many}, {Frame: 1 << 60, PTS: -1 << 60, Status: face.NotAnalysed}},
	}
	for name, list := range cases {
		t.Run(name, func(t *testing.T) {
			text := kit.Written(t, kit.Format(t, "jsonl"), list)
			if again := thereAndBack(t, text); !bytes.Equal(again, text) {
				t.Errorf("%d bytes came back as %d", len(text), len(again))
			}
		})
	}
}

func TestOpenTellsRecordsApart(t *testing.T) {
	_, _, results := kit.Session()
	dir := t.TempDir()
	for _, name := range []string{"jsonl", "parquet"} {
		path := filepath.Join(dir, "record."+name)
		text := kit.Written(t, kit.Format(t, name), results)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		record, err := Open(f)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := rewritten(record, kit.Format(t, name)); err != nil || !bytes.Equal(again, text) {
			t.Errorf("%s came back otherwise: %v", name, err)
		}
		if _, err := Open(bytes.NewReader(text)); name == "parquet" && !errors.Is(err, ErrSeek) {
			t.Errorf("a pipe: %v", err)
		}
	}
}

// TestParquetSaysWhatItIs: the metadata of the file, which any reader shows.
func TestParquetSaysWhatItIs(t *testing.T) {
	text := kit.Written(t, kit.Format(t, "parquet"), nil)
	for _, word := range []string{"facecue 1.0", "detector sha256 aa", "filters: detect,classify,track,smooth", face.Notice} {
		if !bytes.Contains(text, []byte(word)) {
			t.Errorf("no %q", word)
		}
	}
}

func TestDamagedParquet(t *testing.T) {
	_, _, results := kit.Session()
	whole := kit.Written(t, kit.Format(t, "parquet"), results)
	cut := func(n int) []byte { return append([]byte(nil), whole[:n]...) }
	flipped := cut(len(whole))
	for i := 100; i < len(flipped)-2000; i += 997 {
		flipped[i] ^= 0xff
	}
	for name, text := range map[string][]byte{
		"empty": nil, "magic": []byte("PAR1"), "cut": cut(len(whole) / 2), "cut at the end": cut(len(whole) - 1),
		"flipped bits": flipped, "other file": []byte(strings.Repeat("PAR1", 50)),
	} {
		c, err := readParquet(bytes.NewReader(text), int64(len(text)))
		if err == nil {
			_, err = rewritten(c, kit.Format(t, "jsonl"))
		}
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestParquetBombs: a page that says or unpacks to more than fits is refused before
// anybody makes room for it.
func TestParquetBombs(t *testing.T) {
	type bomb struct {
		Value int64 `parquet:"value"`
	}
	var b bytes.Buffer
	w := parquet.NewGenericWriter[bomb](&b, parquet.Compression(&zstd.Codec{}), parquet.PageBufferSize(4*maxPage))
	if _, err := w.Write(make([]bomb, maxPage/4)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	in := bytes.NewReader(b.Bytes())
	file, err := parquet.OpenFile(in, in.Size())
	if err != nil {
		t.Fatal(err)
	}
	if err := soundPages(in, in.Size(), file); !errors.Is(err, ErrParquet) || !strings.Contains(err.Error(), "bytes that become") {
		t.Errorf("%d bytes that become 32 MB: %v", in.Size(), err)
	}
}

// FuzzReadParquet: no input panics, and what reads can be written and read again.
func FuzzReadParquet(f *testing.F) {
	_, _, results := kit.Session()
	whole := kit.Written(f, kit.Format(f, "parquet"), results[58:64])
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := readParquet(bytes.NewReader(text), int64(len(text)))
		if err != nil {
			return
		}
		record, err := rewritten(c, kit.Format(t, "jsonl"))
		if err != nil {
			return
		}
		if again := thereAndBack(t, record); !bytes.Equal(again, record) {
			t.Errorf("came back otherwise:\n%s\n%s", record, again)
		}
	})
}

// FuzzParquetIsLossless: every record in JSON lines comes back the same.
func FuzzParquetIsLossless(f *testing.F) {
	_, _, results := kit.Session()
	f.Add(kit.Written(f, kit.Format(f, "jsonl"), results[58:64]))
	f.Add([]byte(`{"facecue":{"stream":{"time_base":[1,25]}}}` + "\n" + `{"frame":0,"status":"no_face","faces":[]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := ReadRecord(bytes.NewReader(text))
		if err != nil {
			return
		}
		record, err := rewritten(c, kit.Format(t, "jsonl"))
		if err != nil {
			return
		}
		if again := thereAndBack(t, record); !bytes.Equal(again, record) {
			t.Errorf("came back otherwise:\n%s\n%s", record, again)
		}
	})
}

// TestRecordKeepsTimecode: the recording's time code comes back from both formats of
// the record.
func TestRecordKeepsTimecode(t *testing.T) {
	s, p, _ := kit.Session()
	s.Timecode = "00:59:58;20"
	var text bytes.Buffer
	w, err := kit.Format(t, "jsonl").New(&text, kit.Format(t, "jsonl").Options.Defaults(), format.Header{Stream: s, Provenance: p})
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	record, err := ReadRecord(bytes.NewReader(thereAndBack(t, text.Bytes())))
	if err != nil {
		t.Fatal(err)
	}
	if got := record.Stream().Timecode; got != s.Timecode {
		t.Errorf("time code %q, want %q", got, s.Timecode)
	}
}
