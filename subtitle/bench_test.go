package subtitle

import (
	"io"
	"testing"

	"github.com/facecue/facecue/internal/testkit"
)

// BenchmarkSession writes 240 frames of two people.
func BenchmarkSession(b *testing.B) {
	s, _, results := testkit.Session()
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				if err := feed(open(b, io.Discard, f.Name, ""), s, results); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
