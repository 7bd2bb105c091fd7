package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// everyText opens a writer of every text format on io.Discard.
func everyText(t testing.TB, s face.Stream, p face.Provenance) (all []format.Writer) {
	t.Helper()
	for _, f := range export.Formats() {
		if f.New == nil {
			continue
		}
		w, err := f.New(io.Discard, f.Options.Defaults(), format.Header{Stream: s, Provenance: p})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, w)
	}
	return all
}

// TestSessionsStaySmall: half an hour of two people, in every text format at once,
// keeps less than a quarter of the 200 MB that two hours may take.
func TestSessionsStaySmall(t *testing.T) {
	const frames, most = 30 * 60 * 25, 50 << 20
	stream, provenance, _ := kit.Long(0, nil)
	writers := everyText(t, stream, provenance)
	segments := event.NewSegmenter(event.Parse(event.Options().Defaults()), stream)
	tell := func(e event.Event) error {
		for _, w := range writers {
			if err := w.Event(e); err != nil {
				return err
			}
		}
		return nil
	}
	before := heapInUse()
	_, _, err := kit.Long(frames, func(r *face.Result) error {
		for _, w := range writers {
			if err := w.Result(r); err != nil {
				return err
			}
		}
		return segments.Add(r, tell)
	})
	if err == nil {
		err = segments.Flush(tell)
	}
	if err != nil {
		t.Fatal(err)
	}
	if held := heapInUse() - before; held > most {
		t.Errorf("%d MB are held, want %d at most", held>>20, most>>20)
	} else {
		t.Logf("%d formats hold %.1f MB", len(writers), float64(held)/(1<<20))
	}
	for _, w := range writers {
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// heapInUse is what the heap holds that is in use.
func heapInUse() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// BenchmarkTwoHours renders a record of two hours with two people, 150 MB, to each
// text format and to all of them.
func BenchmarkTwoHours(b *testing.B) {
	record := filepath.Join(b.TempDir(), "two.jsonl")
	writeLong(b, record, 2*3600*25)
	var all []string
	for _, f := range export.Formats() {
		if f.New == nil {
			continue
		}
		output := []string{"-o", filepath.Join(b.TempDir(), "out"+f.Ext)}
		all = append(all, output...)
		b.Run(f.Name, func(b *testing.B) { benchmarkRender(b, record, output) })
	}
	b.Run("all", func(b *testing.B) { benchmarkRender(b, record, all) })
}

func benchmarkRender(b *testing.B, record string, outputs []string) {
	b.ReportAllocs()
	for range b.N {
		if e := facecue(b, append([]string{"render", record, "-y"}, outputs...)...); e.code != exitDone {
			b.Fatal(e.errs)
		}
	}
}

// writeLong writes the record of a long session.
func writeLong(t testing.TB, path string, frames int64) {
	t.Helper()
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	f, err := export.FormatFor("jsonl", "")
	if err != nil {
		t.Fatal(err)
	}
	stream, provenance, _ := kit.Long(0, nil)
	w, err := f.New(file, f.Options.Defaults(), format.Header{Stream: stream, Provenance: provenance})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := kit.Long(frames, w.Result); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}
