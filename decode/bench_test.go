package decode

import (
	"context"
	"errors"
	"io"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

// BenchmarkDecode reads 50 frames of 720p H.264 without looking at them.
func BenchmarkDecode(b *testing.B) {
	name := clip(b, "a.mp4", "-c:v", "libx264", "-preset", "veryfast", "-vf", "scale=1280:720")
	b.Run("upright", func(b *testing.B) { benchmark(b, name, Options{}) })
	b.Run("one thread", func(b *testing.B) { benchmark(b, name, Options{Threads: 1}) })
}

func BenchmarkTurned(b *testing.B) {
	dir := b.TempDir()
	ffmpeg(b, dir, "-f", "lavfi", "-i", source, "-c:v", "libx264", "-preset", "veryfast", "-vf", "scale=1280:720", "a.mp4")
	benchmark(b, kit.TurnMP4(b, dir+"/a.mp4"), Options{})
}

func benchmark(b *testing.B, name string, o Options) {
	b.ReportAllocs()
	frames := 0
	for b.Loop() {
		r, err := Open(context.Background(), name, best(o))
		if err != nil {
			b.Fatal(err)
		}
		frames += count(b, r)
		r.Close()
	}
	b.ReportMetric(float64(frames)/b.Elapsed().Seconds(), "frames/s")
}

func count(b *testing.B, r *Reader) (n int) {
	for {
		f, err := r.Read()
		if errors.Is(err, io.EOF) {
			return n
		}
		if err != nil {
			b.Fatal(err)
		}
		f.Close()
		n++
	}
}
