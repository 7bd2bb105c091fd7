package decode

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
	"time"

	"github.com/asticode/go-astiav"
)

func TestPipeGivesTheSameFrames(t *testing.T) {
	for name, args := range map[string][]string{"a.mkv": lossless, "a.ts": lossless, "a.264": lossless, "a.gif": {"-s", "320x240"}} {
		path := clip(t, name, args...)
		want, _ := read(t, path, best(Options{}))
		data := load(t, path)
		for kind, in := range map[string]io.Reader{
			"reader": bytes.NewReader(data),
			"bytes":  iotest.HalfReader(bytes.NewReader(data)),
			"pipe":   piped(t, data),
		} {
			got, health := read(t, "-", best(Options{Input: in}))
			if !slices.Equal(got, want) || health != (Health{Frames: int64(len(want))}) {
				t.Errorf("%s by %s: %d frames, want %d; %+v", name, kind, len(got), len(want), health)
			}
		}
	}
}

// piped writes data into a pipe of the system.
func piped(t *testing.T, data []byte) *os.File {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		w.Write(data)
		w.Close()
	}()
	t.Cleanup(func() { r.Close() })
	return r
}

func TestFIFO(t *testing.T) {
	path := clip(t, "a.mkv", lossless...)
	want, _ := read(t, path, best(Options{}))
	fifo := makeFIFO(t)
	go func() {
		time.Sleep(20 * time.Millisecond) // the reader comes first
		os.WriteFile(fifo, load(t, path), 0)
	}()
	if got, _ := read(t, fifo, best(Options{})); !slices.Equal(got, want) {
		t.Errorf("%d frames, want %d", len(got), len(want))
	}
}

func makeFIFO(t *testing.T) string {
	t.Helper()
	fifo := filepath.Join(t.TempDir(), "fifo")
	if err := syscall.Mkfifo(fifo, 0o600); err != nil {
		t.Fatal(err)
	}
	return fifo
}

// TestCancelWhileWaiting cancels readers of pipes to which nothing is written.
func TestCancelWhileWaiting(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	for name, o := range map[string]Options{"-": {Input: r}, makeFIFO(t): {}} {
		noLeaks(t)
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
		reader, err := Open(ctx, name, best(o))
		cancel()
		if err == nil {
			reader.Close()
		}
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCancelBetweenFrames(t *testing.T) {
	noLeaks(t)
	ctx, cancel := context.WithCancel(context.Background())
	r, err := Open(ctx, clip(t, "a.mkv", lossless...), best(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	cancel()
	if _, err := r.Read(); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestBrokenPipeIsTruncated(t *testing.T) {
	data, failure := load(t, clip(t, "a.mkv", lossless...)), errors.New("disk on fire")
	broken := io.MultiReader(bytes.NewReader(data[:len(data)/2]), iotest.ErrReader(failure))
	shots, health := read(t, "-", best(Options{Input: broken}))
	if len(shots) == 0 || len(shots) > 30 || !health.Truncated || health.LostSeconds < 0.5 {
		t.Errorf("%d frames, %+v", len(shots), health)
	}
	refused(t, "-", best(Options{Input: iotest.ErrReader(failure)}), failure)
}

// TestPacketsOfBrokenFile: bytes that cannot be read are an error, and not the end of the packets.
func TestPacketsOfBrokenFile(t *testing.T) {
	for name, args := range map[string][]string{"a.mkv": lossless, "a.ts": lossless} {
		data := load(t, clip(t, name, args...))
		broken := io.MultiReader(bytes.NewReader(data[:len(data)/2]), iotest.ErrReader(errors.New("disk on fire")))
		for kind, c := range map[string]struct {
			from io.Reader
			want error
		}{"broken": {broken, astiav.ErrEio}, "cut off": {bytes.NewReader(data[:len(data)/2]), nil}} {
			in, err := openInput(context.Background(), Stdin, Options{Input: c.from}.withDefaults())
			if err != nil {
				t.Fatal(err)
			}
			p := &Packets{ctx: context.Background(), in: in}
			count := 0
			err = p.each(math.MaxInt, func(*astiav.Packet) error { count++; return nil })
			if p.Close(); count == 0 || !errors.Is(err, c.want) {
				t.Errorf("%s, %s: %d packets, %v", name, kind, count, err)
			}
		}
	}
}

// TestPipeCannotGoBack reads an MP4 whose index stands at its end.
func TestPipeCannotGoBack(t *testing.T) {
	data := load(t, clip(t, "a.mp4", lossless...))
	text := refused(t, "-", best(Options{Input: bytes.NewReader(data)}), ErrNoFrames)
	if !strings.Contains(text, "faststart") {
		t.Errorf("no remedy in %q", text)
	}
}

// TestRewindIsBounded: a GIF is read to its end before its first picture, but only so many
// bytes of a pipe are kept for it.
func TestRewindIsBounded(t *testing.T) {
	var kept rewindBuffer
	piece := make([]byte, maxRewind/4)
	for range 4 {
		if err := kept.keep(piece); err != nil {
			t.Fatal(err)
		}
	}
	if err := kept.keep(piece[:1]); err == nil || !strings.Contains(err.Error(), "give the file itself") {
		t.Errorf("one byte more: %v", err)
	}
	if kept.goTo(maxRewind+1) || kept.goTo(-1) || !kept.goTo(13) || kept.read(make([]byte, 5)) != 5 {
		t.Error("going back leads to other places than were kept")
	}
	kept.close()
	if kept.goTo(0) || kept.keep(piece) != nil {
		t.Error("bytes are kept after close")
	}
}

func TestCloseTwice(t *testing.T) {
	r := open(t, clip(t, "a.mkv", lossless...), best(Options{}))
	r.Close()
	r.Close()
}
