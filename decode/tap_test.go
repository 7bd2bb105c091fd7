package decode

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
)

// withSound is a recording with sound and subtitles, whose video starts half a second late.
func withSound(t *testing.T, name string) string {
	t.Helper()
	cues := store(t, "a.srt", []byte("1\n00:00:00,100 --> 00:00:00,900\nhello\n\n2\n00:00:01,500 --> 00:00:01,900\nhello\n"))
	dir := t.TempDir()
	codec := "srt"
	if filepath.Ext(name) == ".mp4" {
		codec = "mov_text"
	}
	ffmpeg(t, dir, append(append([]string{"-f", "lavfi", "-i", source, "-f", "lavfi", "-i", "sine=duration=2", "-i", cues,
		"-map", "0", "-map", "1", "-map", "2", "-c:a", "aac", "-c:s", codec, "-vf", "setpts=PTS+0.5/TB"}, lossless...), name)...)
	return filepath.Join(dir, name)
}

// tapCount counts packets by kind, and has the first and last time of sound.
type tapCount struct {
	count       map[astiav.MediaType]int
	first, last time.Duration
}

func tapped(t *testing.T, name string, o Options) tapCount {
	t.Helper()
	r := open(t, name, o)
	defer r.Close()
	got := tapCount{count: map[astiav.MediaType]int{}, first: time.Hour}
	carry := r.Carry()
	r.Tap(func(p *astiav.Packet) error {
		defer av.FreePacket(p)
		for _, s := range carry.Streams {
			if s.Index() != p.StreamIndex() {
				continue
			}
			kind := s.CodecParameters().MediaType()
			got.count[kind]++
			if kind != astiav.MediaTypeAudio {
				continue // cues last as long as they like
			}
			at := r.playerTime(p.Pts(), rational(s.TimeBase()))
			got.first, got.last = min(got.first, at), max(got.last, at)
		}
		return nil
	})
	drain(t, r)
	return got
}

func TestTapDeliversEveryPacket(t *testing.T) {
	for _, name := range []string{"a.mkv", "a.mp4"} {
		got := tapped(t, withSound(t, name), best(Options{}))
		// 2 s at 44.1 kHz in frames of 1024 samples and the priming one.
		if n := got.count[astiav.MediaTypeAudio]; n < 87 || n > 89 {
			t.Errorf("%s: %d packets of sound", name, n)
		}
		if n := got.count[astiav.MediaTypeSubtitle]; n < 2 {
			t.Errorf("%s: %d cues", name, n)
		}
	}
}

func TestTapKeepsToTheInterval(t *testing.T) {
	o := best(Options{Start: 1200 * time.Millisecond, End: 1600 * time.Millisecond, HasEnd: true})
	for _, name := range []string{"a.mkv", "a.mp4"} {
		got := tapped(t, withSound(t, name), o)
		if got.first < 1150*time.Millisecond || got.last >= o.End || got.last < o.End-50*time.Millisecond {
			t.Errorf("%s: packets from %v to %v", name, got.first, got.last)
		}
	}
}

func TestTapErrorEndsReading(t *testing.T) {
	r := open(t, withSound(t, "a.mkv"), best(Options{}))
	full := errors.New("disk full")
	r.Tap(func(p *astiav.Packet) error {
		av.FreePacket(p)
		return full
	})
	for {
		f, err := r.Read()
		if err != nil {
			if !errors.Is(err, full) {
				t.Errorf("got %v", err)
			}
			return
		}
		f.Close()
	}
}

func TestNoTapHoldsNothing(t *testing.T) {
	r := open(t, withSound(t, "a.mp4"), best(Options{}))
	f, err := r.Read()
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	if len(r.tap.kept) != 0 {
		t.Errorf("%d packets are still kept", len(r.tap.kept))
	}
}
