package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// frameTimes are the milliseconds, from the file's start on, at which the ffprobe
// program shows frames, rounded down as cues are.
func frameTimes(t *testing.T, path string) map[int64]bool {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "frame=best_effort_timestamp_time:format=start_time", "-of", "csv", path).Output()
	if err != nil {
		t.Fatalf("ffprobe %s: %v", path, err)
	}
	var all []float64
	start := 0.0
	for _, line := range strings.Fields(string(out)) {
		cells := strings.Split(line, ",")
		switch cells[0] {
		case "frame":
			all = append(all, number(t, cells[1]))
		case "format":
			start = number(t, cells[1])
		}
	}
	times := map[int64]bool{}
	for _, at := range all {
		times[int64((at-start)*1000+0.01)] = true
	}
	return times
}

var cueTimes = regexp.MustCompile(`(?:begin="|^|\n)(\d\d):(\d\d):(\d\d)[.,](\d\d\d)`)

// starts are the milliseconds at which cues begin.
func starts(t *testing.T, text string) (all []int64) {
	t.Helper()
	for _, m := range cueTimes.FindAllStringSubmatch(text, -1) {
		var n [4]int64
		for i := range n {
			n[i], _ = strconv.ParseInt(m[i+1], 10, 64)
		}
		all = append(all, ((n[0]*60+n[1])*60+n[2])*1000+n[3])
	}
	return all
}

// TestLongEdgesAreFramesOfTheRecording: cues begin at times at which another program shows
// frames: at a variable rate, after a start offset, in a file with an edit list, at
// the rate of NTSC.
func TestLongEdgesAreFramesOfTheRecording(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	x264 := []string{"-an", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2"}
	record := func(name string, args ...string) string {
		return ffmpeg(t, filepath.Join(dir, name), append(append([]string{"-t", "5", "-i", demo}, args...), x264...)...)
	}
	clips := []string{
		record("vfr.mkv", "-vf", "scale=480:270,select='not(between(mod(n,7),2,4))'", "-vsync", "vfr", "-output_ts_offset", "7.5"),
		record("ntsc.mp4", "-vf", "scale=480:270", "-r", "30000/1001"),
	}
	clips = append(clips, ffmpeg(t, filepath.Join(dir, "edit.mp4"), "-ss", "1.3", "-i", clips[1], "-c", "copy"))
	for _, clip := range clips {
		frames := frameTimes(t, clip)
		outs := []string{clip + ".vtt", clip + ".srt", clip + ".ttml"}
		facecue(t, "annotate", clip, "-o", outs[0], "-o", outs[1], "-o", outs[2]).want(t, exitDone, "")
		for _, out := range outs {
			cues := starts(t, string(read(t, out)))
			if len(cues) < 4 {
				t.Fatalf("%s: cues at %v", out, cues)
			}
			for _, at := range cues {
				if !frames[at] {
					t.Errorf("%s: a cue at %s, where no frame is", filepath.Base(out), fmt.Sprintf("%d.%03d s", at/1000, at%1000))
				}
			}
		}
	}
}
