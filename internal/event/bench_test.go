package event_test

import (
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// BenchmarkFrame reads one frame with four people, both ways.
func BenchmarkFrame(b *testing.B) {
	set := settings()
	smoother, segments := event.NewSmoother(set, stream()), event.NewSegmenter(set, stream())
	r := face.Result{Duration: 1, Status: face.Found}
	for id := 1; id <= 4; id++ {
		r.Faces = append(r.Faces, shown(id, face.Happiness, 0.8))
	}
	emit := func(event.Event) error { return nil }
	b.ReportAllocs()
	for n := 0; b.Loop(); n++ {
		r.Frame, r.PTS = int64(n), int64(n)
		smoother.Apply(&r)
		if err := segments.Add(&r, emit); err != nil {
			b.Fatal(err)
		}
	}
}
