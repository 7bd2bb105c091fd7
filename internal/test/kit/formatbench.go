package kit

import (
	"io"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// BenchmarkTwoHours writes two hours of two people; "events" alone counts what all
// have in common.
func BenchmarkTwoHours(b *testing.B) {
	b.Run("nothing", func(b *testing.B) { twoHours(b, func() format.Writer { return nothing{} }) })
	for _, f := range format.All() {
		b.Run(f.Name, func(b *testing.B) {
			twoHours(b, func() format.Writer {
				w, err := f.New(io.Discard, f.Options.Defaults(), format.Header{Stream: VisitStream()})
				if err != nil {
					b.Fatal(err)
				}
				return w
			})
		})
	}
}

func twoHours(b *testing.B, open func() format.Writer) {
	peak := WatchHeap()
	for range b.N {
		w := open()
		segments := event.NewSegmenter(event.Parse(event.Options().Defaults()), VisitStream())
		err := Visit(2, func(r *face.Result) error {
			if err := segments.Add(r, w.Event); err != nil {
				return err
			}
			return w.Result(r)
		})
		if err == nil {
			err = segments.Flush(w.Event)
		}
		if err == nil {
			err = w.Close()
		}
		if err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(peak(), "peak-MB")
}

// nothing is a writer that writes nothing.
type nothing struct{}

func (nothing) Result(*face.Result) error { return nil }
func (nothing) Event(event.Event) error   { return nil }
func (nothing) Close() error              { return nil }

// BenchmarkResult measures one frame in every format.
func BenchmarkResult(b *testing.B) {
	s, p, results := Session()
	for _, f := range format.All() {
		b.Run(f.Name, func(b *testing.B) {
			w, err := f.New(io.Discard, f.Options.Defaults(), format.Header{Stream: s, Provenance: p})
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
