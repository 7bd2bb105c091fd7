//go:build hosts

package hosts

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// project is an MLT project with the film; where names the place at which the filter is inserted.
func (s stage) project(where, filter string) string {
	at := map[string]string{where: filter}
	return fmt.Sprintf(`<?xml version="1.0"?>
<mlt LC_NUMERIC="C" producer="main" root="%s">
<profile width="%d" height="%d" sample_aspect_num="1" sample_aspect_den="1" display_aspect_num="16" display_aspect_den="9" frame_rate_num="25" frame_rate_den="1" progressive="1" colorspace="709"/>
<producer id="clip"><property name="resource">film.mkv</property><property name="mlt_service">avformat</property>%s</producer>
<playlist id="track"><blank length="10"/><entry producer="clip" in="40" out="69">%s</entry>%s</playlist>
<tractor id="main" in="0" out="39"><track producer="track"/>%s</tractor>
</mlt>`, s.folder, s.w, s.h, at["producer"], at["entry"], at["playlist"], at["tractor"])
}

// melt renders to raw frames with the given number of threads. Sometimes melt 7.12 ends or hangs
// before its first frame, also without a filter; then it is run again. Runs that give frames are
// not repeated.
func (s stage) melt(t *testing.T, threads int, args ...string) []byte {
	t.Helper()
	args = append(append([]string{"-silent"}, args...), "-consumer", "avformat:out.rgba", "f=rawvideo", "vcodec=rawvideo",
		"pix_fmt=rgba", "mlt_image_format=rgba", "an=1", fmt.Sprintf("real_time=-%d", threads))
	for range 8 {
		if got := s.meltOnce(t, args); len(got) > 0 {
			return got
		}
	}
	t.Fatalf("melt %q gave no frame in 8 runs", args)
	return nil
}

// meltOnce returns nothing if melt hung before its first frame.
func (s stage) meltOnce(t *testing.T, args []string) []byte {
	t.Helper()
	path := filepath.Join(s.folder, "out.rgba")
	if err := os.RemoveAll(path); err != nil {
		t.Fatal(err)
	}
	limited, cancel := context.WithTimeout(t.Context(), timeout)
	defer cancel()
	cmd := exec.CommandContext(limited, "melt", args...)
	cmd.Dir, cmd.Env = s.folder, s.environment
	log, failed := cmd.CombinedOutput()
	got, err := os.ReadFile(path)
	if err != nil && !os.IsNotExist(err) || failed != nil && len(got) > 0 {
		t.Fatalf("melt %q: %v, %v\n%s", args, failed, err, log)
	}
	return got
}

// newMeltStage is a stage with a film that melt can read.
func newMeltStage(t *testing.T) stage {
	s := newStage(t, small)
	s.run(t, "ffmpeg", append(s.rawInput("film.rgba"), "-c:v", "ffv1", "-pix_fmt", "bgra", "film.mkv")...)
	return s
}

// TestMeltTime: the offset that a filter needs at each place of a project, for a clip that begins at
// frame 40 of the recording and frame 10 of the timeline.
func TestMeltTime(t *testing.T) {
	s := newMeltStage(t)
	want := s.drawn(t, s.pixels(), map[string]string{"record": s.record})[40*s.size() : 70*s.size()]
	for _, c := range []struct{ where, span, offset string }{
		{"producer", "", "0"},                      // the whole file: its own time
		{"entry", "", "0"},                         // the clip on the timeline: the file's time
		{"entry", ` in="40" out="69"`, "1.6"},      // the form that editors write: time from the clip's beginning
		{"playlist", "", "1.2"},                    // the track: the timeline's time
		{"tractor", "", "1.2"},                     // all tracks
		{"tractor", ` in="10" out="39"`, "00:1.6"}, // a part of the timeline
	} {
		filter := fmt.Sprintf(`<filter%s><property name="mlt_service">frei0r.facecue</property><property name="record">%s</property><property name="offset">%s</property></filter>`, c.span, s.record, c.offset)
		if err := os.WriteFile(filepath.Join(s.folder, "cut.mlt"), []byte(s.project(c.where, filter)), 0o644); err != nil {
			t.Fatal(err)
		}
		got := s.melt(t, 1, "cut.mlt")
		s.checkEqual(t, c.where+c.span, got[10*s.size():], want)
	}
}

// TestMeltThreads: frames that melt renders in parallel, in any order, are drawn right.
func TestMeltThreads(t *testing.T) {
	s := newMeltStage(t)
	for _, style := range []string{"bars", "blur"} {
		want := s.drawn(t, s.pixels(), map[string]string{"record": s.record, "style": style})
		for _, threads := range []int{1, 4} {
			got := s.melt(t, threads, "film.mkv", "-filter", "frei0r.facecue", "record="+s.record, "style="+style)
			s.checkEqual(t, fmt.Sprintf("%s, %d threads", style, threads), got, want)
		}
	}
}
