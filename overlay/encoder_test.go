package overlay

import (
	"strings"
	"testing"

	"github.com/asticode/go-astiav"
)

// TestEncoderKeepsTimes: a packet has the time and duration of its picture, also where the
// encoder changes the order of pictures. Durations are dropped when they are used.
func TestEncoderKeepsTimes(t *testing.T) {
	noLeaks(t)
	c := film(t, "matroska", "preset=ultrafast:g=10")
	kind, _ := container("matroska", false)
	lengths, times := map[int64]int64{}, map[int64]int64{}
	var e *encoder
	for n := range 20 {
		f := picture(t, astiav.PixelFormatYuv420P, width, height, n)
		pts, length := int64(n*n), int64(2*n+1)
		f.AV().SetPts(pts)
		times[pts] = length
		if e == nil {
			var err error
			if e, err = newEncoder(c, kind, f.AV()); err != nil {
				t.Fatal(err)
			}
		}
		if err := e.encode(f.AV(), length, func(p *astiav.Packet) error { lengths[p.Pts()] = p.Duration(); return nil }); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	if err := e.flush(func(p *astiav.Packet) error { lengths[p.Pts()] = p.Duration(); return nil }); err != nil {
		t.Fatal(err)
	}
	for pts, length := range times {
		if lengths[pts] != length {
			t.Errorf("the picture at %d lasts %d, want %d", pts, lengths[pts], length)
		}
	}
	if len(lengths) != len(times) || len(e.lengths) != 0 {
		t.Errorf("%d packets of %d pictures; %d lengths are left", len(lengths), len(times), len(e.lengths))
	}
	e.close()
	e.close()
}

// TestEncoderTakesOptions: key frames stand where g says, and b:v and crf change the size.
func TestEncoderTakesOptions(t *testing.T) {
	noLeaks(t)
	keys := func(args string) (keys, bytes int) {
		c := film(t, "nut", args)
		if err := write(t, c, frames(t, 50)...); err != nil {
			t.Fatal(err)
		}
		for _, line := range probe(t, c.Path, "packet=flags") {
			if strings.Contains(line, "K") {
				keys++
			}
		}
		return keys, len(program(t, "ffmpeg", "-v", "error", "-i", c.Path, "-c", "copy", "-f", "data", "-map", "0:v", "-"))
	}
	often, _ := keys("g=10:preset=ultrafast")
	seldom, fine := keys("g=50:preset=ultrafast:crf=5")
	_, coarse := keys("g=50:preset=ultrafast:crf=45")
	if often != 5 || seldom != 1 {
		t.Errorf("%d key frames with g=10, %d with g=50", often, seldom)
	}
	if coarse >= fine {
		t.Errorf("%d bytes with crf=45, %d with crf=5", coarse, fine)
	}
}

// TestEncoderRefuses: values that the encoder does not take are an error at the first
// picture, which names the encoder.
func TestEncoderRefuses(t *testing.T) {
	for _, args := range []string{"preset=quick", "b:v=lots", "c:v=gif"} {
		noLeaks(t)
		name := "libx264"
		if strings.HasPrefix(args, "c:v=") {
			name = "gif"
		}
		err := write(t, film(t, "matroska", args), frames(t, 3)...)
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", args, err)
		}
	}
}
