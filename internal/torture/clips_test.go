//go:build torture

package torture

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"
)

// clip is a recording in a container, of which so many pictures can be read.
type clip struct {
	name     string
	data     []byte
	pictures int
	// told: where a part is missing at the end, the container tells it. Others are whole
	// wherever they end.
	told bool
}

// prepareClips makes the recording in every container that people record in.
func (l *lab) prepareClips(t *testing.T) {
	t.Helper()
	h264 := []string{"-c:v", "copy", "-c:a", "copy"}
	mpeg4 := []string{"-c:v", "mpeg4", "-q:v", "4", "-c:a", "libmp3lame"}
	for _, c := range []struct {
		name string
		told bool
		args []string
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
		l.addClip(t, c.name, c.told)
	}
}

func (l *lab) addClip(t *testing.T, name string, told bool) {
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
	l.clips = append(l.clips, &clip{name, data, pictures, told})
}

// recordOf counts the pictures of a record, and checks that it is one: JSON in every
// line, pictures numbered from zero, each later than the one before.
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
			continue // what made it
		}
		if row.Frame != pictures || row.PTS <= last {
			return pictures, errOrder
		}
		last = row.PTS
		pictures++
	}
	return pictures, nil
}
