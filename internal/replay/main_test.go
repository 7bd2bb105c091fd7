package replay

import (
	"bytes"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// written is a JSONL record of results.
func written(t testing.TB, s face.Stream, chain string, results []face.Result) []byte {
	t.Helper()
	return writtenAs(t, "jsonl", s, chain, results)
}

func writtenAs(t testing.TB, kind string, s face.Stream, chain string, results []face.Result) []byte {
	t.Helper()
	var b bytes.Buffer
	f := kit.Format(t, kind)
	w, err := f.New(&b, f.Options.Defaults(), format.Header{Stream: s, Provenance: face.Provenance{Filters: chain}})
	if err != nil {
		t.Fatal(err)
	}
	for i := range results {
		if err := w.Result(&results[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// session is the made-up recording: 30000/1001 frames a second, half of that from
// frame 200 on, zero at 42042 ticks of 1/30000 s.
func session(t testing.TB) []byte {
	s, p, results := kit.Session()
	return written(t, s, p.Filters, results)
}

func read(t testing.TB, text []byte) *Record {
	t.Helper()
	r, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func found(faces []Face) (ids []int) {
	for _, f := range faces {
		if !f.Missed {
			ids = append(ids, int(f.ID))
		}
	}
	return ids
}
