package session

import (
	"bytes"
	"io"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// BenchmarkTwoHours reads a record of two hours.
func BenchmarkTwoHours(b *testing.B) {
	var text bytes.Buffer
	f := kit.Format(b, "jsonl")
	w, err := f.New(&text, f.Options.Defaults(), format.Header{Stream: kit.VisitStream()})
	if err != nil {
		b.Fatal(err)
	}
	if err := kit.Visit(2, func(r *face.Result) error { return w.Result(r) }); err != nil {
		b.Fatal(err)
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		if _, err := Read(io.Reader(bytes.NewReader(text.Bytes())), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
