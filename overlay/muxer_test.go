package overlay

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
)

// TestOverlayOfRecording is a golden of what an overlay holds: streams and their names,
// chapters and the comment, but no place or date of the recording. Copied sound is the
// same, bit by bit.
func TestOverlayOfRecording(t *testing.T) {
	noLeaks(t)
	for _, container := range []string{"matroska", "mp4", "mov"} {
		path := talk(t, "a.mkv", "-c:a", "aac", "-c:s", "subrip", "-metadata", "title=Session 7", "-disposition:a", "default")
		r := open(t, path)
		c := r.sink(film(t, container, quick(container)))
		c.Note = "made by a test"
		if err := r.film(c); err != nil {
			t.Fatal(err)
		}
		got, want := hashes(t, c.Path), hashes(t, path)
		if got[1] != want[1] {
			t.Errorf("%s: the sound is %s, was %s", container, got[1], want[1])
		}
		said := probe(t, c.Path, "stream=index,codec_name:stream_tags=language,title:stream_disposition=default,forced:chapter=start_time,end_time:chapter_tags=title:format_tags")
		goldens.CheckRelease(t, av.Release, "overlay-"+container+".txt", []byte(strings.Join(said, "\n")+"\n"))
	}
}

// TestOverlayFromTheMiddle: with a start, chapters and sound move to it, and chapters that
// are over by then are left out.
func TestOverlayFromTheMiddle(t *testing.T) {
	noLeaks(t)
	r := open(t, talk(t, "a.mkv", "-c:a", "pcm_s16le", "-c:s", "subrip"))
	c := r.sink(film(t, "matroska", quick("matroska")))
	c.Start = 500 // of 1/1000 s
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Frame(late(t, 0)); err != nil {
		t.Fatal(err)
	}
	share := Share([]*Sink{s})
	err = r.each(func(p *astiav.Packet) error {
		if p.StreamIndex() == r.video.Index() || p.Pts() < 500 {
			return nil
		}
		return share(av.ClonePacket(p))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want := []string{"start_time=0.000000|end_time=0.500000|tag:title=Talk"}
	if got := probe(t, c.Path, "chapter=start_time,end_time:chapter_tags=title"); !slices.Equal(got, want) {
		t.Errorf("chapters %q", got)
	}
	if got := probe(t, c.Path, "packet=pts_time", "-select_streams", "s"); !slices.Equal(got, []string{"pts_time=0.100000"}) {
		t.Errorf("cues at %q, want that of 0.6 s at 0.1", got)
	}
}

// late is a picture at 500 ticks and after.
func late(t *testing.T, n int) *frame.Frame {
	t.Helper()
	f := picture(t, astiav.PixelFormatYuv420P, width, height, n)
	f.Result.PTS, f.Result.Duration = int64(500+40*n), 40
	return f
}

// TestSoundBeforeTheFirstPicture: sound that comes before the first picture is written.
func TestSoundBeforeTheFirstPicture(t *testing.T) {
	noLeaks(t)
	r := open(t, talk(t, "a.mkv", "-c:a", "pcm_s16le", "-c:s", "subrip"))
	c := r.sink(film(t, "matroska", quick("matroska")))
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	other, err := New(r.sink(film(t, "matroska", quick("matroska")))) // gets no picture at all
	if err != nil {
		t.Fatal(err)
	}
	share, sent := Share([]*Sink{s, other}), 0
	if err := r.each(func(p *astiav.Packet) error {
		if p.StreamIndex() == r.video.Index() {
			return nil
		}
		sent++
		return share(av.ClonePacket(p))
	}); err != nil {
		t.Fatal(err)
	}
	if err := s.Frame(picture(t, astiav.PixelFormatYuv420P, width, height, 0)); err != nil {
		t.Fatal(err)
	}
	for _, sink := range []*Sink{s, other, s} {
		if err := sink.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Packet(packet(t, 0, 0, []byte("too late"))); err != nil {
		t.Error(err)
	}
	if got := probe(t, c.Path, "packet=codec_type"); len(got) != sent+1 {
		t.Errorf("%d packets, want a picture and %d", len(got), sent)
	}
	if found, _ := filepath.Glob(other.c.Path); found != nil {
		t.Error("a sink without a picture made a file")
	}
}

// TestLanguageOfMacintosh: QuickTime spells some languages in another way.
func TestLanguageOfMacintosh(t *testing.T) {
	noLeaks(t)
	r := open(t, talk(t, "a.mkv", "-c:a", "aac", "-c:s", "subrip"))
	for name, want := range map[string]string{"mov": "fra", "mp4": "fre", "matroska": "fre"} {
		kind, _ := container(name, false)
		fc, err := av.NewOutput(kind.muxer, "")
		if err != nil {
			t.Fatal(err)
		}
		defer av.FreeContainer(fc)
		out := fc.NewStream(nil)
		av.CopyNames(out, r.kind(astiav.MediaTypeAudio), kind.languages)
		if got := fmt.Sprint(out.Metadata().Get("language", nil, astiav.NewDictionaryFlags()).Value()); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}
