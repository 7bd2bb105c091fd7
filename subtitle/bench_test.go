package subtitle

import (
	"io"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// BenchmarkSession writes 240 frames of two people.
func BenchmarkSession(b *testing.B) {
	s, _, results := kit.Session()
	for _, f := range format.All() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if err := kit.Feed(open(b, io.Discard, f.Name, ""), s, results); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkTrackOfTwoHours keeps the boxes of two people who move in every frame,
// which is the most that a muxed track has to hold.
func BenchmarkTrackOfTwoHours(b *testing.B) {
	peak := kit.WatchHeap()
	for range b.N {
		track := NewBoxes(format.Header{Stream: kit.VisitStream()}, 2*time.Second, 0)
		err := kit.Visit(2, func(r *face.Result) error {
			for i := range r.Faces {
				r.Faces[i].Box.X += float32(r.Frame % 100 * 3)
			}
			return track.Result(r)
		})
		if err == nil {
			err = track.Close()
		}
		if err != nil {
			b.Fatal(err)
		}
		cues := 0
		track.Cues(func(int64, int64, string) bool { cues++; return true })
		b.ReportMetric(float64(cues), "cues")
	}
	b.ReportMetric(peak(), "peak-MB")
}
