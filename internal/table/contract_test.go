package table

import (
	"bytes"
	"errors"
	"io"
	"math"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/testkit"
)

// full fails like a full disk after some bytes.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestContract(t *testing.T) {
	s, p, results := testkit.Session()
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			whole := written(t, f, results)
			if !f.Binary {
				goldens.Check(t, "session"+f.Ext, whole)
				goldens.Check(t, "empty"+f.Ext, written(t, f, nil))
			}
			if again := written(t, f, results); !bytes.Equal(again, whole) {
				t.Error("a second run gives other bytes")
			}
			if !f.Binary && (whole[len(whole)-1] != '\n' || bytes.ContainsRune(whole, '\r')) {
				t.Error("lines do not end in LF")
			}
			for _, room := range []int{0, 10, len(whole) - 1} {
				w, err := NewWriter(f, &full{room}, f.Options.Defaults(), s, p)
				if err == nil {
					err = feed(w, s, results)
				}
				if !errors.Is(err, errFull) {
					t.Errorf("disk full after %d bytes: %v", room, err)
				}
			}
		})
	}
}

func TestNumbersMustBeFinite(t *testing.T) {
	s, p, _ := testkit.Session()
	for _, name := range []string{"jsonl", "csv", "parquet"} {
		for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(1))} {
			f := testkit.Judged(1, face.Fear, 0.5, 10)
			f.Scores[3] = bad
			w, err := NewWriter(format(t, name), &bytes.Buffer{}, format(t, name).Options.Defaults(), s, p)
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Result(&face.Result{Faces: []face.Face{f}}); !errors.Is(err, ErrNotFinite) {
				t.Errorf("%s with %v: %v", name, bad, err)
			}
		}
	}
}

func TestEventsAreSorted(t *testing.T) {
	s, p, _ := testkit.Session()
	var b bytes.Buffer
	f := format(t, "events")
	w, err := NewWriter(f, &b, f.Options.Defaults(), s, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []event.Event{
		{Person: 2, Label: face.Fear, Onset: 50000, Apex: 50000, Offset: 60000},
		{Person: 1, Label: face.Anger, Onset: 50000, Apex: 50000, Offset: 60000, Kind: event.Fleeting},
		{Person: 1, Label: face.Anger, Onset: 50000, Apex: 50000, Offset: 60000},
		{Person: 9, Label: face.Fear, Onset: 42042, Apex: 42042, Offset: 60000},
	} {
		if err := w.Event(e); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	goldens.Check(t, "sorted.events.csv", b.Bytes())
}

func BenchmarkResult(b *testing.B) {
	s, p, results := testkit.Session()
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			w, err := NewWriter(f, io.Discard, f.Options.Defaults(), s, p)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := range b.N {
				if err := w.Result(&results[70+i%10]); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
