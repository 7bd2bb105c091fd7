package overlay

import (
	"io"
	"log/slog"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// bigPicture is 1080p with two faces on it.
func bigPicture(b *testing.B, format astiav.PixelFormat) *frame.Frame {
	b.Helper()
	picture := av.NewFrame()
	picture.SetWidth(1920)
	picture.SetHeight(1080)
	picture.SetPixelFormat(format)
	if err := picture.AllocBuffer(0); err != nil {
		b.Fatal(err)
	}
	f, err := frame.New(picture)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 2 {
		one := face.Face{ID: i + 1, Box: face.Box{X: float32(200 + 800*i), Y: 300, W: 300, H: 380}, State: face.Happiness}
		one.Smooth[1] = 0.8
		f.Result.Faces = append(f.Result.Faces, one)
	}
	return f
}

// BenchmarkLive is the cost of a picture that passes: drawn on where args say so,
// and written as NUT.
func BenchmarkLive(b *testing.B) {
	for _, c := range []struct {
		name, args string
		format     astiav.PixelFormat
	}{
		{"plain", "box=0:label=0:bars=0", astiav.PixelFormatYuv420P},
		{"box", "", astiav.PixelFormatYuv420P},
		{"blur", "style=blur:ahead=0", astiav.PixelFormatYuv420P},
		{"rgb", "", astiav.PixelFormatRgb24},
	} {
		b.Run(c.name, func(b *testing.B) {
			drawing, err := DrawOptions().Parse(c.args)
			if err != nil {
				b.Fatal(err)
			}
			clock := face.Clock{Base: face.Rational{Num: 1, Den: 25}}
			s, err := New(Config{Container: "nut", Live: true, Pipe: io.Discard, Options: drawing, Stream: face.Stream{Clock: clock}, Threads: 1, Logger: slog.New(slog.DiscardHandler)})
			if err != nil {
				b.Fatal(err)
			}
			picture := bigPicture(b, c.format)
			defer picture.Close()
			b.ReportAllocs()
			for b.Loop() {
				f, err := picture.Ref()
				if err != nil {
					b.Fatal(err)
				}
				picture.Result.PTS++
				if err := s.Frame(f); err != nil {
					b.Fatal(err)
				}
			}
			if err := s.Close(); err != nil {
				b.Fatal(err)
			}
		})
	}
}
