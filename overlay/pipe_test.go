package overlay

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/face"
)

// piped is the configuration of a live sink.
func piped(t testing.TB, container string, to io.Writer) Config {
	t.Helper()
	c := film(t, container, "box=0:label=0:bars=0")
	c.Live, c.Path, c.Pipe = true, "", to
	return c
}

// TestPipeHasEachPictureAtOnce: a picture is in the pipe before the next is drawn, with
// every sample, in any format.
func TestPipeHasEachPictureAtOnce(t *testing.T) {
	for _, name := range []string{"nut", "yuv4mpegpipe"} {
		noLeaks(t)
		var out bytes.Buffer
		s, err := New(piped(t, name, &out))
		if err != nil {
			t.Fatal(err)
		}
		for n := range 4 {
			f := picture(t, astiav.PixelFormatYuv422P, 33, 17, n)
			want := packed(f)
			if err := s.Frame(f); err != nil {
				t.Fatal(err)
			}
			if !bytes.Contains(out.Bytes(), want) {
				t.Errorf("%s: picture %d is not in the pipe", name, n)
			}
		}
		if err := errors.Join(s.Close(), s.Close()); err != nil {
			t.Error(err)
		}
	}
}

// TestYUV4MPEG: the header has the frame rate, and pictures have no times. A recording
// without a frame rate is an error.
func TestYUV4MPEG(t *testing.T) {
	noLeaks(t)
	var out bytes.Buffer
	c := piped(t, "yuv4mpegpipe", &out)
	c.Stream.Rate = face.Rational{Num: 30000, Den: 1001}
	if err := write(t, c, frames(t, 3)...); err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(out.String(), "YUV4MPEG2 W128 H96 F30000:1001 ") || strings.Count(out.String(), "FRAME\n") != 3 {
		t.Errorf("begins %.60q", out.String())
	}
	c.Stream.Rate = face.Rational{}
	if err := write(t, c, frames(t, 1)...); !errors.Is(err, errNoRate) {
		t.Errorf("without a rate: %v", err)
	}
}

// TestPipeOfRecording: a live sink passes sound and cues on with their times, in order of
// time with the pictures.
func TestPipeOfRecording(t *testing.T) {
	noLeaks(t)
	r := open(t, talk(t, "a.mkv", "-c:a", "flac", "-c:s", "ass"))
	path := filepath.Join(t.TempDir(), "out.nut")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := r.film(r.sink(piped(t, "nut", file))); err != nil {
		t.Fatal(err)
	}
	for _, kind := range []string{"a", "s"} {
		got, want := probe(t, path, "packet=pts_time", "-select_streams", kind), probe(t, r.path, "packet=pts_time", "-select_streams", kind)
		if len(want) < 2 || !slices.Equal(got, want) {
			t.Errorf("%s at %q, was at %q", kind, got, want)
		}
	}
	last := 0.0
	for _, line := range probe(t, path, "packet=pts_time") {
		at, err := strconv.ParseFloat(strings.TrimPrefix(line, "pts_time="), 64)
		if err != nil || at < last {
			t.Errorf("a packet of %v s comes after one of %v s (%v)", at, last, err)
		}
		last = at
	}
}

// TestSoundThatOutlivesThePictures: sound after the last picture is written, and only a
// bounded number of its packets is held.
func TestSoundThatOutlivesThePictures(t *testing.T) {
	noLeaks(t)
	r := open(t, talk(t, "a.mkv", "-c:a", "pcm_s16le", "-c:s", "subrip"))
	var out bytes.Buffer
	s, err := New(r.sink(piped(t, "nut", &out)))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Frame(picture(t, astiav.PixelFormatYuv420P, 16, 16, 0)); err != nil {
		t.Fatal(err)
	}
	before := out.Len()
	sound := r.kind(astiav.MediaTypeAudio)
	for n := range maxQueue + 10 {
		p := packet(t, int64(n+1)*1000, int64(n+1)*1000, bytes.Repeat([]byte{byte(n)}, 1000))
		p.SetStreamIndex(sound.Index())
		if err := s.Packet(p); err != nil {
			t.Fatal(err)
		}
	}
	if got := out.Len() - before; got < 10*1000 || got > 20*1000 {
		t.Errorf("%d bytes of sound went on, want the oldest ten packets", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := out.Len() - before; got < (maxQueue+10)*1000 {
		t.Errorf("%d bytes of sound in all", got)
	}
}

// TestWriteErrors: a full disk and a closed pipe are errors, and everything is freed.
func TestWriteErrors(t *testing.T) {
	noLeaks(t)
	c := film(t, "matroska", "c:v=ffv1")
	c.Path = "/dev/full"
	if err := write(t, c, frames(t, 30)...); !errors.Is(err, astiav.Error(-int(syscall.ENOSPC))) {
		t.Errorf("a full disk: %v", err)
	}
	if err := write(t, piped(t, "nut", refusing{}), frames(t, 3)...); err == nil {
		t.Error("no error of a pipe that takes nothing")
	}
	c = film(t, "mp4", "preset=ultrafast")
	c.Path = filepath.Join(t.TempDir(), "no", "folder.mp4")
	if err := write(t, c, frames(t, 1)...); err == nil || !strings.HasPrefix(err.Error(), "writing mp4: ") {
		t.Errorf("no folder: %v", err)
	}
}

type refusing struct{}

func (refusing) Write([]byte) (int, error) { return 0, syscall.EPIPE }

// TestNothingIsDrawnAfterAFailure: a sink closes the pictures that it holds back when it
// cannot begin its file: because the file cannot be opened, or because the container does
// not take the encoder.
func TestNothingIsDrawnAfterAFailure(t *testing.T) {
	for container, args := range map[string]string{"mp4": "c:v=ffv1:style=blur:ahead=3", "webm": "c:v=ffv1:style=blur:ahead=3"} {
		noLeaks(t)
		c := film(t, container, args)
		if container == "mp4" {
			c.Path = filepath.Join(t.TempDir(), "no", "folder.mp4")
		}
		if err := write(t, c, frames(t, 8)...); err == nil || !strings.Contains(err.Error(), "writing "+container) {
			t.Errorf("%s: %v", container, err)
		}
	}
}
