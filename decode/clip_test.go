package decode

import (
	"context"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// keyed is a recording of eight seconds with a key frame each second and a half, pictures that
// are decoded in another order than they are shown, and sound.
func keyed(t *testing.T, name string, more ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	args := append([]string{"-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=20:duration=8", "-f", "lavfi", "-i", "sine=duration=8",
		"-c:v", "libx264", "-g", "30", "-sc_threshold", "0", "-bf", "2", "-c:a", "aac"}, more...)
	if out, err := exec.Command("ffmpeg", append(args, path)...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return path
}

// cutOut gives the begin of a clip in seconds, and the times of its packets by stream.
func cutOut(t *testing.T, path string, from, to time.Duration) (start float64, times map[int][]float64) {
	t.Helper()
	p, err := OpenPackets(context.Background(), path, Options{Stream: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	c, err := p.Clip(from, to)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	times = map[int][]float64{}
	err = c.Each(func(packet *astiav.Packet) error {
		base := p.in.fc.Streams()[packet.StreamIndex()].TimeBase()
		times[packet.StreamIndex()] = append(times[packet.StreamIndex()], float64(packet.Pts())*float64(base.Num())/float64(base.Den()))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	base := p.video.TimeBase()
	zero := float64(p.in.fc.StartTime()) / 1e6
	for _, list := range times {
		for i := range list {
			list[i] -= zero
		}
	}
	return float64(c.Start)*float64(base.Num())/float64(base.Den()) - zero, times
}

func TestClip(t *testing.T) {
	for _, name := range []string{"a.mp4", "a.mkv", "a.ts"} {
		path := keyed(t, name)
		for _, c := range []struct {
			from, to, key float64
		}{{4, 5, 3}, {4.6, 5, 4.5}, {0, 1, 0}, {0.2, 0.4, 0}, {7.9, 20, 7.5}} {
			start, times := cutOut(t, path, time.Duration(c.from*1e9), time.Duration(c.to*1e9))
			near := func(what string, got, want, within float64) {
				if got < want-within || got > want+within {
					t.Errorf("%s, %v to %v: %s %v, want %v", name, c.from, c.to, what, got, want)
				}
			}
			near("start", start, c.key, 0.03)
			video := times[0]
			near("first picture", slices.Min(video), start, 1e-6)
			near("last picture", slices.Max(video), min(c.to, 8)-0.05, 0.2)
			near("first sound", slices.Min(times[1]), c.key, 0.06)
			near("last sound", slices.Max(times[1]), min(c.to, 8)-0.023, 0.06)
		}
	}
	noLeaksOf(t)
}

// noLeaksOf fails where a packet is not freed.
func noLeaksOf(t *testing.T) {
	t.Helper()
	if n := av.Allocated(); n != (av.Counts{}) {
		t.Errorf("left: %+v", n)
	}
}

// TestClipUntimed: pictures without presentation times are refused, and nothing is left.
func TestClipUntimed(t *testing.T) {
	p, err := OpenPackets(context.Background(), keyed(t, "a.avi"), Options{Stream: -1})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Clip(time.Second, 2*time.Second); !errors.Is(err, ErrUntimed) || !strings.Contains(err.Error(), "a.avi") {
		t.Error(err)
	}
	p.Close()
	noLeaksOf(t)
}
