//go:build hosts

package hosts

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// rawInput are the arguments with which ffmpeg reads the film.
func (s stage) rawInput(name string) []string {
	return []string{"-v", "error", "-f", "rawvideo", "-pix_fmt", "rgba", "-s", fmt.Sprintf("%dx%d", s.w, s.h), "-r", "25", "-i", name}
}

// ffmpeg filters the film and returns raw frames.
func (s stage) ffmpeg(t *testing.T, filter string) (frames, log []byte) {
	t.Helper()
	return s.run(t, "ffmpeg", append(s.rawInput("film.rgba"), "-vf", filter, "-f", "rawvideo", "-pix_fmt", "rgba", "-")...)
}

func TestFFmpegDrawsAllStyles(t *testing.T) {
	s := newStage(t, small)
	for _, style := range []string{"box", "label", "bars", "blur"} {
		got, log := s.ffmpeg(t, "frei0r=facecue:film.jsonl|"+style)
		s.checkEqual(t, style, got, s.drawn(t, s.pixels(), map[string]string{"record": s.record, "style": style}))
		if len(log) > 0 {
			t.Errorf("%s: ffmpeg said %s", style, log)
		}
	}
}

// TestFFmpegGolden: the drawn frames have the stored checksums, computed by ffmpeg.
func TestFFmpegGolden(t *testing.T) {
	s := newStage(t, small)
	sums, _ := s.run(t, "ffmpeg", append(s.rawInput("film.rgba"), "-bitexact", "-vf", "frei0r=facecue:film.jsonl", "-f", "framemd5", "-pix_fmt", "rgba", "-")...)
	goldens.Check(t, "ffmpeg.framemd5", sums)
}

// TestFFmpegSeek: after -ss ffmpeg's times begin at 0; offset gives the recording's time.
func TestFFmpegSeek(t *testing.T) {
	s := newStage(t, small)
	s.run(t, "ffmpeg", append(s.rawInput("film.rgba"), "-c:v", "ffv1", "-pix_fmt", "bgra", "film.mkv")...)
	whole, _ := s.ffmpeg(t, "frei0r=facecue:film.jsonl")
	for _, from := range []string{"1", "1.48", "2.8"} {
		got, _ := s.run(t, "ffmpeg", "-v", "error", "-ss", from, "-i", "film.mkv", "-vf", "frei0r=facecue:film.jsonl|bars|"+from, "-f", "rawvideo", "-pix_fmt", "rgba", "-")
		s.checkEqual(t, "-ss "+from, got, whole[len(whole)-len(got):])
		if len(got) == 0 || len(got) == len(whole) {
			t.Errorf("-ss %s gave %d bytes of %d", from, len(got), len(whole))
		}
	}
}

// TestFFmpegSizes: 4K, an odd size, and a size at which ffmpeg loses the time of pictures after a
// conversion.
func TestFFmpegSizes(t *testing.T) {
	for _, f := range []film{{3840, 2160, 2}, {317, 179, 12}, {852, 480, 12}} {
		s := newStage(t, f)
		got, _ := s.ffmpeg(t, "format=bgra,format=rgba,frei0r=facecue:film.jsonl")
		s.checkEqual(t, fmt.Sprint(f), got, s.drawn(t, s.pixels(), map[string]string{"record": s.record}))
	}
}

// TestFFmpegCutRecord: the frames of a truncated record are drawn; later pictures have a note, and
// the log has one line.
func TestFFmpegCutRecord(t *testing.T) {
	s := newStage(t, small)
	whole, _ := s.ffmpeg(t, "frei0r=facecue:film.jsonl|box")
	data, err := os.ReadFile(s.record)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.folder, "cut.jsonl"), data[:len(data)/3], 0o644); err != nil {
		t.Fatal(err)
	}
	got, log := s.ffmpeg(t, "frei0r=facecue:cut.jsonl|box")
	if n := 10 * s.size(); !bytes.Equal(got[:n], whole[:n]) {
		t.Error("the frames before the cut differ")
	}
	if last := len(got) - s.size(); bytes.Equal(got[last:], whole[last:]) || bytes.Equal(got[last:], s.pixels()[last:]) {
		t.Error("nothing is written on the frames after the cut")
	}
	if strings.Count(string(log), "\n") != 1 || !strings.Contains(string(log), "cut.jsonl: line") {
		t.Errorf("the log is %q", log)
	}
}

// TestFFmpegForeignRecords: with a file that is not a record the picture has only a note, and the log
// one line.
func TestFFmpegForeignRecords(t *testing.T) {
	s := newStage(t, small)
	for name, text := range map[string]string{"empty.jsonl": "", "film.vtt": "WEBVTT\n", "other.jsonl": "{\"a\":1}\n", "bytes.jsonl": string(s.pixels()[:1000])} {
		if err := os.WriteFile(filepath.Join(s.folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"empty.jsonl", "film.vtt", "other.jsonl", "bytes.jsonl", "missing.jsonl", ".", "/dev/null"} {
		got, log := s.ffmpeg(t, "frei0r=facecue:"+name)
		pix := s.pixels()
		if bytes.Equal(got, pix) || !bytes.Equal(got[s.size()/2:s.size()], pix[s.size()/2:s.size()]) {
			t.Errorf("%s: want a note in the upper half of the picture", name)
		}
		if strings.Count(string(log), "facecue: ") != 1 {
			t.Errorf("%s: the log is %q", name, log)
		}
	}
}
