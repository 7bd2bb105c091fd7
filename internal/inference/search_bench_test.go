package inference

import (
	"fmt"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// BenchmarkRegion: a face of several sizes in 720p.
func BenchmarkRegion(b *testing.B) {
	r := NewRegion(func() (*models.Session, error) { return open(b, models.DefaultRegion, models.Region), nil }, 0, 0)
	if err := r.load(); err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	for _, width := range []float32{40, 150, 400} {
		b.Run(fmt.Sprint(width), func(b *testing.B) {
			g, f := drawn(1280, 720, 640, 360, width, 1)
			in := planesOf(g, 1280)
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := r.Find(in, f.Box); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkScene of 720p.
func BenchmarkScene(b *testing.B) {
	g, _ := drawn(1280, 720, 640, 360, 150, 1)
	s := NewScener()
	var scene face.Scene
	b.ReportAllocs()
	for b.Loop() {
		if err := s.Scene(&scene, g); err != nil {
			b.Fatal(err)
		}
	}
}
