package table

import (
	"io"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/testkit"
)

// BenchmarkTwoHours writes two hours of two people; "events" alone counts what all
// have in common.
func BenchmarkTwoHours(b *testing.B) {
	b.Run("nothing", func(b *testing.B) { twoHours(b, func() Writer { return nothing{} }) })
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			twoHours(b, func() Writer {
				w, err := NewWriter(f, io.Discard, f.Options.Defaults(), testkit.VisitStream(), face.Provenance{})
				if err != nil {
					b.Fatal(err)
				}
				return w
			})
		})
	}
}

func twoHours(b *testing.B, open func() Writer) {
	peak := testkit.WatchHeap()
	for range b.N {
		w := open()
		segments := event.NewSegmenter(event.Parse(event.Options().Defaults()), testkit.VisitStream())
		err := testkit.Visit(2, func(r *face.Result) error {
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
