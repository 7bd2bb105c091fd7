package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestLongSoftKeepsTime: cues lie on the pictures also where these are irregular, begin
// late, or are hidden by an edit list.
func TestLongSoftKeepsTime(t *testing.T) {
	cases := map[string][]string{
		"variable.mkv": {"-t", "3", "-i", demo, "-an", "-vf", "setpts=PTS+0.013*mod(N\\,3)/TB", "-vsync", "vfr", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2"},
		"late.mkv":     {"-t", "3", "-i", demo, "-c", "copy", "-output_ts_offset", "5"},
		"late.mp4":     {"-t", "3", "-i", demo, "-c", "copy", "-output_ts_offset", "5"},
		"edited.mp4":   {"-ss", "0.5", "-t", "3", "-i", demo, "-c", "copy"},
	}
	for name, args := range cases {
		t.Run(name, func(t *testing.T) {
			clip := ffmpeg(t, filepath.Join(t.TempDir(), name), args...)
			times, pictures := probe(t, clip, "-show_packets").pictureTimes(t), hash(t, clip, "0:v")
			for _, out := range copies(t, clip, "out.mkv", "out.mp4") {
				m := probe(t, out, "-show_packets")
				if got := m.pictureTimes(t); !same(got, times, 0.0011) {
					t.Errorf("%s: pictures at %v, were at %v", filepath.Ext(out), got, times)
				}
				if hash(t, out, "0:v") != pictures {
					t.Errorf("%s: pictures changed", filepath.Ext(out))
				}
				checkOnPictures(t, m)
			}
		})
	}
}

// TestSoftKeepsTheTurn: a phone's clip stays turned, and Matroska is refused where libav
// cannot say so there.
func TestSoftKeepsTheTurn(t *testing.T) {
	turned := kit.TurnMP4(t, ffmpeg(t, filepath.Join(t.TempDir(), "turned.mp4"), "-t", "1", "-i", demo, "-c", "copy"))
	out := copied(t, turned, "out.mp4")
	got, want := fmt.Sprint(probe(t, out).Streams[0]["side_data_list"]), fmt.Sprint(probe(t, turned).Streams[0]["side_data_list"])
	if got != want || !strings.Contains(want, "90") {
		t.Errorf("side data %s, was %s", got, want)
	}
	if av.MatroskaKeepsMatrix {
		return
	}
	dir := t.TempDir()
	facecue(t, "annotate", turned, "-o", "[mode=soft]"+filepath.Join(dir, "out.mkv")).want(t, exitFailed, "write .mp4 or .mov")
	if names := left(t, dir); len(names) != 0 {
		t.Errorf("left %v", names)
	}
}

// TestSoftKeepsAttachments: a font goes from Matroska to Matroska.
func TestSoftKeepsAttachments(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.ttf"), "not really a font")
	clip := ffmpeg(t, filepath.Join(dir, "in.mkv"), "-t", "1", "-i", demo, "-c", "copy", "-attach", filepath.Join(dir, "a.ttf"),
		"-metadata:s:t:0", "mimetype=application/x-truetype-font", "-metadata:s:t:0", "filename=a.ttf")
	all := fmt.Sprint(probe(t, copied(t, clip, "out.mkv")).Streams)
	if !containsAll(all, "filename:a.ttf", "mimetype:application/x-truetype-font", "extradata_size:17") {
		t.Errorf("streams %s", all)
	}
}

func TestSoftReplacesChapters(t *testing.T) {
	clip := visit(t, "in.mkv", "-c:s", "subrip")
	for _, out := range copies(t, clip, "[chapters=replace]out.mkv", "[chapters=replace]out.mp4") {
		if all := fmt.Sprint(probe(t, out).Chapters); strings.Contains(all, "Talk") || !strings.Contains(all, "title:P1 ") {
			t.Errorf("%s: chapters %v", filepath.Ext(out), all)
		}
	}
}

// TestSoftNeedsThePictures: a copy without them would be none.
func TestSoftNeedsThePictures(t *testing.T) {
	dir := t.TempDir()
	facecue(t, "annotate", pattern(t, "in.gif"), "-o", "[mode=soft]"+filepath.Join(dir, "out.mp4")).want(t, exitFailed, "cannot hold gif; write .mkv")
	vp9 := pattern(t, "in.webm", "-c:v", "libvpx-vp9", "-cpu-used", "8", "-deadline", "realtime")
	facecue(t, "annotate", vp9, "-o", "[mode=soft]"+filepath.Join(dir, "out.mov")).want(t, exitFailed, "refuses the streams as they are")
	if names := left(t, dir); len(names) != 0 {
		t.Errorf("left %v", names)
	}
}

// TestSoftRefuses what it cannot do, before it reads a picture.
func TestSoftRefuses(t *testing.T) {
	out := filepath.Join(t.TempDir(), "out.mkv")
	for says, args := range map[string][]string{
		"read only once":       {"-", "-o", "[mode=soft]" + out},
		"not a pipe":           {demo, "-o", "[mode=soft:f=matroska]-"},
		"write .mkv, .mp4":     {demo, "-o", "[mode=soft]" + strings.Replace(out, ".mkv", ".webm", 1)},
		"no use for crf":       {demo, "-o", "[mode=soft:crf=20]" + out},
		"no use for chapters":  {demo, "-o", "[chapters=replace]" + out},
		"--ignore cannot blur": {demo, "--ignore", "1", "-o", "[mode=soft]" + out},
	} {
		facecue(t, append([]string{"annotate"}, args...)...).want(t, exitUsage, says)
	}
	facecue(t, "annotate", demo, "-o", "[mode=soft:f=matroska]/dev/null").want(t, exitFailed, "not a device or pipe")
	if _, err := os.Stat(out); err == nil {
		t.Error("a file was written")
	}
}

// TestRenderCopies: a record and its recording give the same copy as annotate.
func TestRenderCopies(t *testing.T) {
	clip := visit(t, "in.mkv", "-c:s", "subrip")
	record := filepath.Join(t.TempDir(), "in.jsonl")
	first := copied(t, clip, "out.mkv", "-o", record)
	second := filepath.Join(t.TempDir(), "out.mkv")
	facecue(t, "render", "--recording", clip, record, "-o", "[mode=soft]"+second).want(t, exitDone, "")
	if string(read(t, first)) != string(read(t, second)) {
		t.Error("another file than annotate's")
	}
	facecue(t, "render", record, "-o", "[mode=soft]"+second, "-y").want(t, exitUsage, "--recording")
	facecue(t, "render", "--recording", demo, record, "-o", "[mode=soft]"+second, "-y").want(t, exitFailed, "not what the record was made of")
}
