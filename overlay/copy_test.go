package overlay

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/asticode/go-astiav"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/test/kit"
)

// copyOf is a copy of a recording with a track of text, one of boxes and two chapters.
func copyOf(r *recording, container string) Copy {
	return Copy{
		Container: container, Path: filepath.Join(r.t.TempDir(), "copy."+container), Stream: r.stream(), Carry: r.all(),
		Tracks: []Track{
			{Title: "boxes", Language: "eng", Default: true, Boxes: true, Header: "[Script Info]\nScriptType: v4.00+\n", Cues: r.cues("0,0,Default,,0,0,0,,box %d")},
			{Title: "text", Language: "eng", Cues: r.cues("happiness %d")},
		},
		Chapters: []Chapter{{r.tick(0), r.tick(10), "Happiness"}, {r.tick(10), r.tick(20), "Anger"}},
		Note:     "made by a test", Logger: r.logger(),
	}
}

// tick is the PTS of a picture of the recording, 25 a second from its first on.
func (r *recording) tick(picture int64) int64 {
	return r.video.StartTime() + astiav.RescaleQ(picture, astiav.NewRational(1, 25), r.video.TimeBase())
}

// cues are two that touch and a later one, at pictures 2, 6 and 15.
func (r *recording) cues(text string) func(func(int64, int64, string) bool) {
	return func(yield func(start, end int64, text string) bool) {
		for i, at := range [][2]int64{{2, 6}, {6, 10}, {15, 20}} {
			if !yield(r.tick(at[0]), r.tick(at[1]), fmt.Sprintf(text, i+1)) {
				return
			}
		}
	}
}

// TestCopy is a golden of what a copy holds: streams, their tags, added cues, chapters. No
// packet of the recording changes.
func TestCopy(t *testing.T) {
	noLeaks(t)
	for _, c := range []struct{ from, words, to string }{{"a.mkv", "subrip", "matroska"}, {"a.mkv", "subrip", "mp4"}, {"a.mp4", "mov_text", "matroska"}, {"a.mp4", "mov_text", "mov"}} {
		path := talk(t, c.from, "-c:a", "aac", "-c:s", c.words)
		r := open(t, path)
		made := copyOf(r, c.to)
		if err := made.Try(r.each); err != nil {
			t.Fatal(err)
		}
		r = open(t, path)
		made = copyOf(r, c.to)
		if err := made.Write(r.each); err != nil {
			t.Fatal(err)
		}
		if got, want := hashes(t, made.Path), hashes(t, path); !slices.Equal(got[:2], want[:2]) {
			t.Errorf("%s to %s: packets are %q, were %q", c.from, c.to, got, want)
		}
		said := probe(t, made.Path, "stream=index,codec_name,r_frame_rate:stream_tags=language,title,handler_name:stream_disposition=default,forced:chapter=start_time,end_time:chapter_tags=title:format_tags=comment,location,title")
		said = append(said, probe(t, made.Path, "packet=stream_index,pts_time,duration_time", "-select_streams", "s")...)
		said = append(said, strings.Fields(r.said.String())...)
		goldens.CheckRelease(t, av.Release, fmt.Sprintf("copy-%s-%s.txt", strings.TrimPrefix(c.from, "a."), c.to), []byte(strings.Join(said, "\n")+"\n"))
	}
}

// TestCopyKeepsText: cues read back as the text that was given, in SubRip and mov_text.
func TestCopyKeepsText(t *testing.T) {
	noLeaks(t)
	for container, last := range map[string]string{"matroska": "s:2", "mp4": "s:1"} {
		r := open(t, talk(t, "a.mkv", "-c:a", "aac", "-c:s", "subrip"))
		c := copyOf(r, container)
		if err := c.Write(r.each); err != nil {
			t.Fatal(err)
		}
		got := program(t, "ffmpeg", "-v", "error", "-i", c.Path, "-map", "0:"+last, "-f", "srt", "-")
		// The ffmpeg program counts from the start of the file. Where that is depends on what
		// the release of libav does with the priming of AAC.
		out := open(t, c.Path)
		stamp := func(picture int64) string {
			return fmt.Sprintf("00:00:00,%03d", astiav.RescaleQ(out.tick(picture)-out.zero(), out.video.TimeBase(), astiav.NewRational(1, 1000)))
		}
		want := ""
		for i, at := range [][2]int64{{2, 6}, {6, 10}, {15, 20}} {
			want += fmt.Sprintf("%d\n%s --> %s\nhappiness %d\n\n", i+1, stamp(at[0]), stamp(at[1]), i+1)
		}
		if got != want {
			t.Errorf("%s:\n%s", container, got)
		}
	}
}

// TestCopyRefuses: a container that cannot hold the recording is refused before anything
// is written.
func TestCopyRefuses(t *testing.T) {
	noLeaks(t)
	for container, want := range map[string]error{"nut": ErrNoTracks, "webm": ErrNoTracks, "avi": ErrNoTracks, "matroska": nil, "mp4": nil, "mov": nil} {
		if err := CheckTracks(container); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", container, err, want)
		}
	}
	r := open(t, clip(t, "-f", "lavfi", "-i", source, "-c:v", "ffv1", "a.mkv"))
	c := copyOf(r, "mp4")
	checkRefused(t, c, c.Try(r.each), ErrPictures)
}

func checkRefused(t *testing.T, c Copy, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: %v, want %v", c.Container, got, want)
	}
	if _, err := os.Stat(c.Path); err == nil {
		t.Error("a file was made")
	}
}

// TestCopyKeepsTheTurn: a recording that is shown turned stays so, or is refused for a
// container that cannot say it.
func TestCopyKeepsTheTurn(t *testing.T) {
	noLeaks(t)
	path := kit.TurnMP4(t, clip(t, "-f", "lavfi", "-i", source, "-c:v", "libx264", "a.mp4"))
	for _, container := range []string{"mp4", "mov", "matroska"} {
		r := open(t, path)
		c := copyOf(r, container)
		if container == "matroska" && !av.MatroskaKeepsMatrix {
			checkRefused(t, c, c.Try(r.each), ErrTurned)
			continue
		}
		if err := c.Write(r.each); err != nil {
			t.Fatal(err)
		}
		want, _ := av.StreamDisplayMatrix(r.video)
		if got, _ := av.StreamDisplayMatrix(open(t, c.Path).video); got[0] != 0 || got[1] != want[1] || got[3] != want[3] {
			t.Errorf("%s: the matrix is %v, was %v", container, got, want)
		}
	}
}

// TestCopyLeavesOut: a warning names each stream that is left out. Matroska keeps
// attachments.
func TestCopyLeavesOut(t *testing.T) {
	noLeaks(t)
	font := store(t, "a.ttf", "no font")
	path := clip(t, "-f", "lavfi", "-i", source, "-f", "lavfi", "-i", "sine=d=1:r=48000", "-map", "0", "-map", "1", "-c:v", "libx264", "-c:a", "pcm_s16le",
		"-attach", font, "-metadata:s:t", "mimetype=font/ttf", "a.mkv")
	for container, want := range map[string]struct{ streams, said string }{
		"matroska": {"h264 pcm_s16le ass subrip unknown", ""},
		"mp4":      {"h264 mov_text", "mp4 cannot hold stream 1 (pcm_s16le): left out; mp4 cannot hold the attached file in stream 2: left out; .mkv takes it"},
	} {
		r := open(t, path)
		c := copyOf(r, container)
		c.Chapters = nil
		if err := c.Write(r.each); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(probe(t, c.Path, "stream=codec_name", "-of", "csv=p=0"), " "); got != want.streams {
			t.Errorf("%s holds %q, want %q", container, got, want.streams)
		}
		if got := messages(r); got != want.said {
			t.Errorf("%s: said %q, want %q", container, got, want.said)
		}
	}
}

// TestCopyKeepsTimeCode: the time code is kept, and its stream is not reported as left out.
// A cue behind the last packet is written too.
func TestCopyKeepsTimeCode(t *testing.T) {
	noLeaks(t)
	path := clip(t, "-f", "lavfi", "-i", source, "-timecode", "01:00:00:00", "-c:v", "libx264", "a.mov")
	r := open(t, path)
	c := copyOf(r, "mov")
	c.Tracks[1].Cues = func(yield func(start, end int64, text string) bool) { yield(r.tick(100), r.tick(110), "late") }
	if err := c.Write(r.each); err != nil {
		t.Fatal(err)
	}
	if got := messages(r); got != "" {
		t.Errorf("said %q", got)
	}
	if got := probe(t, c.Path, "stream_tags=timecode"); !slices.Contains(got, "tag:timecode=01:00:00:00") {
		t.Errorf("no time code in %q", got)
	}
	if got := probe(t, c.Path, "packet=pts_time", "-select_streams", "s"); !slices.Contains(got, "pts_time=4.000000") {
		t.Errorf("the late cue is not among %q", got)
	}
}

// messages are the warnings that a recording's copy gave.
func messages(r *recording) string {
	var list []string
	for _, line := range strings.Split(r.said.String(), "\n") {
		if _, text, found := strings.Cut(line, `msg="`); found {
			list = append(list, strings.TrimSuffix(text, `"`))
		}
	}
	return strings.Join(list, "; ")
}

// TestCopyStops: a copy ends at the first error of reading or writing, and stops its tracks.
func TestCopyStops(t *testing.T) {
	noLeaks(t)
	path := talk(t, "a.mkv", "-c:a", "aac", "-c:s", "subrip")
	broken := errors.New("the disk is gone")
	for name, fail := range map[string]func(*Copy, *recording) error{
		"reading": func(c *Copy, r *recording) error {
			n := 0
			return c.Write(func(f func(*astiav.Packet) error) error {
				return r.each(func(p *astiav.Packet) error {
					if n++; n > 10 {
						return broken
					}
					return f(p)
				})
			})
		},
		"full disk": func(c *Copy, r *recording) error { c.Path = "/dev/full"; return c.Write(r.each) },
		"no folder": func(c *Copy, r *recording) error { c.Path = filepath.Join(c.Path, "x"); return c.Write(r.each) },
	} {
		r := open(t, path)
		c := copyOf(r, "matroska")
		ended := 0
		for i := range c.Tracks {
			cues := c.Tracks[i].Cues
			c.Tracks[i].Cues = func(yield func(int64, int64, string) bool) {
				defer func() { ended++ }()
				cues(yield)
			}
		}
		if err := fail(&c, r); err == nil || name == "reading" && !errors.Is(err, broken) {
			t.Errorf("%s: %v", name, err)
		}
		if ended != len(c.Tracks) {
			t.Errorf("%s: %d of %d tracks were stopped", name, ended, len(c.Tracks))
		}
	}
}
