//go:build torture

package torture

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
)

// clip is a recording in one container.
type clip struct {
	name     string
	data     []byte
	pictures int
	// endKnown: the container says where the recording ends, so that a missing part is noticed.
	endKnown bool
}

// prepareClips makes the recording in every common container.
func (l *lab) prepareClips(t *testing.T) {
	t.Helper()
	h264 := []string{"-c:v", "copy", "-c:a", "copy"}
	mpeg4 := []string{"-c:v", "mpeg4", "-q:v", "4", "-c:a", "libmp3lame"}
	for _, c := range []struct {
		name     string
		endKnown bool
		args     []string
	}{
		{"a.mkv", true, h264},
		{"a.mp4", true, append(h264, "-movflags", "faststart")},
		{"late-index.mp4", true, h264},
		{"fragments.mp4", false, append(h264, "-movflags", "frag_keyframe+empty_moov+default_base_moof")},
		{"a.mov", true, mpeg4},
		{"a.avi", true, mpeg4},
		{"a.nut", false, mpeg4},
		{"a.flv", false, h264},
		{"a.ts", false, h264},
		{"live.mkv", false, append(h264, "-live", "1")},
		{"a.webm", true, []string{"-c:v", "libvpx", "-b:v", "1M", "-cpu-used", "8", "-deadline", "realtime", "-c:a", "libopus"}},
		{"a.ogv", false, []string{"-c:v", "libtheora", "-q:v", "6", "-c:a", "libvorbis"}},
		{"a.mpg", false, []string{"-r", "25", "-c:v", "mpeg2video", "-q:v", "4", "-c:a", "mp2"}},
		{"a.wmv", false, []string{"-c:v", "wmv2", "-q:v", "4", "-c:a", "wmav2"}},
		{"a.gif", false, []string{"-an", "-vf", "scale=160:90"}},
		{"a.y4m", false, []string{"-an", "-vf", "scale=160:90", "-pix_fmt", "yuv420p"}},
	} {
		l.ffmpeg(t, append(append([]string{"-i", l.path("talk.mkv"), "-map", "0:v", "-map", "0:a", "-threads", "1"}, c.args...), l.path(c.name))...)
		l.addClip(t, c.name, c.endKnown)
	}
}

func (l *lab) addClip(t *testing.T, name string, endKnown bool) {
	t.Helper()
	data, err := os.ReadFile(l.path(name))
	if err != nil {
		t.Fatal(err)
	}
	e := l.must(t, command{l.program, "annotate", l.path(name), "-o", "[f=jsonl]-"})
	pictures, err := recordOf(e.out)
	if err != nil || pictures < 10 {
		t.Fatalf("%s: %d pictures (%v)", name, pictures, err)
	}
	l.clips = append(l.clips, &clip{name, data, pictures, endKnown})
}

// recordOf counts the frames of a record and checks it: every line is JSON, frames are numbered from
// 0, and each is later than the one before.
func recordOf(data []byte) (pictures int, err error) {
	last := int64(-1 << 62)
	for i, line := range bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")) {
		var row struct {
			Frame int   `json:"frame"`
			PTS   int64 `json:"pts"`
		}
		if err := json.Unmarshal(line, &row); err != nil {
			return pictures, err
		}
		if i == 0 {
			continue // the provenance
		}
		if row.Frame != pictures || row.PTS <= last {
			return pictures, errOrder
		}
		last = row.PTS
		pictures++
	}
	return pictures, nil
}
