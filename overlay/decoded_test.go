package overlay

import (
	"io"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// decoded is the first picture of a clip that ffmpeg makes of so many lines, with what
// the file says of its colours.
func decoded(t testing.TB, lines string, args ...string) *frame.Frame {
	t.Helper()
	all := append([]string{"-f", "lavfi", "-i", "testsrc2=size=32x" + lines, "-frames:v", "1", "-pix_fmt", "yuv420p", "-c:v", "ffv1"}, args...)
	r := open(t, clip(t, append(all, "a.mkv")...))
	codec := astiav.FindDecoder(r.video.CodecParameters().CodecID())
	decoder := av.NewCodec(codec)
	defer av.FreeCodec(decoder)
	if err := r.video.CodecParameters().ToCodecContext(decoder); err != nil {
		t.Fatal(err)
	}
	if err := decoder.Open(codec, nil); err != nil {
		t.Fatal(err)
	}
	picture := av.NewFrame()
	err := r.each(func(p *astiav.Packet) error {
		if err := decoder.SendPacket(p); err != nil {
			t.Fatal(err)
		}
		if err := decoder.ReceiveFrame(picture); err != nil {
			t.Fatal(err)
		}
		return io.EOF
	})
	if err != io.EOF {
		t.Fatal("no picture")
	}
	f, err := frame.New(picture)
	if err != nil {
		t.Fatal(err)
	}
	f.Result = face.Result{Duration: 2}
	return f
}
