package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// fieldsOf is what ffprobe reads of each picture: whether it is interlaced, and whether
// its top field comes first.
func fieldsOf(t testing.TB, path string) []string {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries",
		"frame=interlaced_frame,top_field_first", "-of", "csv=p=0", path).Output()
	if err != nil {
		t.Fatalf("ffprobe %s: %v", path, err)
	}
	var list []string
	for line := range strings.Lines(string(out)) {
		if line = strings.TrimRight(line, ",\n"); line != "" && line != "side_data" {
			list = append(list, line)
		}
	}
	return list
}

// interlaced is a clip of 25 pictures of two fields.
func interlaced(t testing.TB, name, size, first string, args ...string) string {
	order := map[string]string{"top": "tff", "bottom": "bff"}[first]
	all := []string{"-f", "lavfi", "-i", "testsrc2=r=50:d=1:s=" + size, "-vf", "tinterlace=interleave_" + first + ",setfield=" + order,
		"-pix_fmt", "yuv420p", "-flags", "+ildct+ilme"}
	return ffmpeg(t, filepath.Join(t.TempDir(), name), append(all, args...)...)
}

func allAre(list []string, want string) bool {
	for _, got := range list {
		if got != want {
			return false
		}
	}
	return len(list) == 25
}

// TestLongOverlayKeepsFields: which field of each picture comes first is as in the recording.
func TestLongOverlayKeepsFields(t *testing.T) {
	needRuntime(t)
	for _, c := range []struct {
		name, first, want string
		args              []string
	}{
		{"in.mkv", "top", "1,1", []string{"-c:v", "libx264", "-preset", "ultrafast"}},
		{"in.ts", "bottom", "1,0", []string{"-c:v", "mpeg2video", "-q:v", "2"}},
	} {
		clip, dir := interlaced(t, c.name, "320x240", c.first, c.args...), t.TempDir()
		if got := fieldsOf(t, clip); !allAre(got, c.want) {
			t.Fatalf("the clip is not what it should be: %v", got)
		}
		line := []string{"annotate", clip}
		targets := map[string]string{"out.mkv": "", "out.mp4": "", "out.mov": "", "lossless.mkv": "[c:v=ffv1]"}
		for name, options := range targets {
			line = append(line, "-o", options+filepath.Join(dir, name))
		}
		facecue(t, line...).want(t, exitDone, "")
		for name := range targets {
			if got := fieldsOf(t, filepath.Join(dir, name)); !allAre(got, c.want) {
				t.Errorf("%s, %s first, to %s: %v", c.name, c.first, name, got)
			}
		}
	}
}

// TestProgressiveStays: nothing is made interlaced.
func TestProgressiveStays(t *testing.T) {
	clip := pattern(t, "in.mkv", "-pix_fmt", "yuv420p")
	if got := fieldsOf(t, overlayOf(t, clip, "out.mkv")); !allAre(got, "0,0") {
		t.Errorf("pictures %v", got)
	}
}

// TestLongFieldsThatAreLost: an overlay that becomes progressive says so, once, and is
// written.
func TestLongFieldsThatAreLost(t *testing.T) {
	needRuntime(t)
	for _, c := range []struct{ size, out, says string }{
		{"320x240", "out.webm", "libvpx-vp9"},
		{"320x242", "out.mp4", "libx264"},
	} {
		clip := interlaced(t, "in.mkv", c.size, "top", "-c:v", "ffv1")
		out := filepath.Join(t.TempDir(), c.out)
		r := facecue(t, "annotate", clip, "-o", out)
		if r.code != exitDone || strings.Count(r.errs, "become progressive") != 1 || !strings.Contains(r.errs, c.says) {
			t.Errorf("%s to %s: exit %d: %s", c.size, c.out, r.code, r.errs)
		}
		if got := fieldsOf(t, out); !allAre(got, "0,0") {
			t.Errorf("%s to %s: %v", c.size, c.out, got)
		}
	}
}

// TestFilterKeepsFields: YUV4MPEG2 tells the order of fields. NUT does not, which is
// said.
func TestFilterKeepsFields(t *testing.T) {
	needRuntime(t)
	clip := interlaced(t, "in.mkv", "320x242", "bottom", "-c:v", "ffv1")
	dir := t.TempDir()
	kept, lost := filepath.Join(dir, "out.y4m"), filepath.Join(dir, "out.nut")
	if r := facecue(t, "filter", "-i", clip, "detect,draw", "-o", kept); r.code != exitDone || r.errs != "" {
		t.Errorf("exit %d: %s", r.code, r.errs)
	}
	if got := fieldsOf(t, kept); !allAre(got, "1,0") {
		t.Errorf("YUV4MPEG2: %v", got)
	}
	if r := facecue(t, "filter", "-i", clip, "detect,draw", "-o", lost); r.code != exitDone || !strings.Contains(r.errs, "nut does not write") {
		t.Errorf("exit %d: %s", r.code, r.errs)
	}
}
