package main

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/facecue/facecue/decode"
)

// BenchmarkAnnotate reads a clip twice in turn: decoded only, and all the way to a
// .jsonl. Both speeds and their ratio come from the one run, so that a busy machine
// slows them alike. FACECUE_CLIP names the clip, docs/demo/demo.mp4 unless set.
func BenchmarkAnnotate(b *testing.B) {
	needRuntime(b)
	clip := os.Getenv("FACECUE_CLIP")
	if clip == "" {
		clip = demo
	}
	record := filepath.Join(b.TempDir(), "r.jsonl")
	var frames int
	var decoding, whole time.Duration
	for b.Loop() {
		begun := time.Now()
		frames += decodeOnly(b, clip)
		decoded := time.Now()
		facecue(b, "annotate", "-y", clip, "-o", record).want(b, exitDone, "")
		decoding += decoded.Sub(begun)
		whole += time.Since(decoded)
	}
	b.ReportMetric(float64(frames)/decoding.Seconds(), "decode-frames/s")
	b.ReportMetric(float64(frames)/whole.Seconds(), "annotate-frames/s")
	b.ReportMetric(decoding.Seconds()/whole.Seconds(), "annotate/decode")
}

// decodeOnly reads a clip to its end and counts the frames.
func decodeOnly(b *testing.B, clip string) (frames int) {
	r, err := decode.Open(b.Context(), clip, decode.Options{Stream: -1, Logger: slog.New(slog.DiscardHandler)})
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close()
	for {
		f, err := r.Read()
		if err == io.EOF {
			return frames
		}
		if err != nil {
			b.Fatal(err)
		}
		frames++
		f.Close()
	}
}
