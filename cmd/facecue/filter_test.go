package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// filtered passes a file through the filter command and gives the path of what
// came out.
func filtered(t testing.TB, path, chain string, args ...string) string {
	t.Helper()
	needRuntime(t)
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	e := facecueWith(context.Background(), in, append([]string{"filter", chain}, args...)...)
	e.want(t, exitDone, "")
	out := filepath.Join(t.TempDir(), "out")
	if err := os.WriteFile(out, []byte(e.out), 0o644); err != nil {
		t.Fatal(err)
	}
	return out
}

// TestFilterKeepsEveryBit: without a face to draw on, pictures, times and sound
// pass as they came, whatever the format of the samples.
func TestFilterKeepsEveryBit(t *testing.T) {
	cases := map[string][]string{
		"420":        {"-pix_fmt", "yuv420p"},
		"ten bits":   {"-pix_fmt", "yuv422p10le"},
		"rgb":        {"-pix_fmt", "rgb24"},
		"grey":       {"-pix_fmt", "gray"},
		"odd size":   {"-vf", "crop=321:181:0:0:exact=1", "-pix_fmt", "yuv420p"},
		"anamorphic": {"-pix_fmt", "yuv420p", "-aspect", "16:9"},
		"late start": {"-pix_fmt", "yuv420p", "-output_ts_offset", "5"},
		"variable":   {"-vf", "setpts=PTS+0.013*mod(N\\,3)/TB", "-fps_mode", "vfr", "-pix_fmt", "yuv420p"},
	}
	clips, outs := patterns(t, "in.nut", cases, "-c:v", "rawvideo", "-c:a", "pcm_s16le"), map[string]string{}
	for name, clip := range clips {
		outs[name] = filtered(t, clip, "detect,track,classify,draw")
	}
	sameShapes(t, clips, outs)
	sameChecksums(t, clips, outs, "-copyts")
}

// TestFilterOrdersPackets: sound goes on with the pictures of its time, although it
// does not have to be looked at.
func TestFilterOrdersPackets(t *testing.T) {
	clip := pattern(t, "in.nut", "-f", "lavfi", "-i", "sine=d=1", "-c:a", "pcm_s16le", "-c:v", "rawvideo", "-pix_fmt", "yuv420p")
	out, err := exec.Command("ffprobe", "-v", "error", "-show_entries", "packet=stream_index,dts_time", "-of", "csv=p=0", filtered(t, clip, "detect,draw")).Output()
	if err != nil {
		t.Fatal(err)
	}
	count, at := map[string]int{}, 0.0
	for _, line := range strings.Fields(string(out)) {
		fields := strings.Split(line, ",")
		dts := number(t, fields[1])
		if dts < at {
			t.Errorf("stream %s has %.3f s after %.3f s", fields[0], dts, at)
		}
		at = dts
		count[fields[0]]++
	}
	if count["0"] != 25 || count["1"] < 20 {
		t.Errorf("packets of each stream: %v", count)
	}
}

// shape is how ffprobe describes the samples of a clip.
func shape(t testing.TB, path string) string {
	t.Helper()
	out, err := exec.Command("ffprobe", "-v", "error", "-select_streams", "v", "-show_entries",
		"stream=pix_fmt,width,height,sample_aspect_ratio,color_range", "-of", "csv=p=0", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// TestFilterKeepsYUV4MPEG: the same bytes, header and all.
func TestFilterKeepsYUV4MPEG(t *testing.T) {
	for name, args := range map[string][]string{
		"plain":      {"-pix_fmt", "yuv420p"},
		"interlaced": {"-vf", "setfield=tff", "-pix_fmt", "yuv422p", "-flags", "+ilme+ildct", "-top", "1"},
		"odd size":   {"-vf", "crop=321:181:0:0:exact=1", "-pix_fmt", "yuv420p", "-r", "30000/1001"},
	} {
		clip := pattern(t, "in.y4m", args...)
		out := filtered(t, clip, "detect=low=0.95,draw") // no face there, surely
		if !bytes.Equal(read(t, out), read(t, clip)) {
			t.Errorf("%s: %s came out of %s", name, head(t, out), head(t, clip))
		}
	}
}

func head(t testing.TB, path string) string {
	line, _, _ := strings.Cut(string(read(t, path)), "\n")
	return line
}

// TestFilterToYUV4MPEG wants the rate of NUT found out, and sound left out with a
// word.
func TestFilterToYUV4MPEG(t *testing.T) {
	clip := pattern(t, "in.nut", "-f", "lavfi", "-i", "sine=d=1", "-c:a", "pcm_s16le", "-c:v", "rawvideo", "-pix_fmt", "yuv420p")
	out := filtered(t, clip, "detect", "-f", "yuv4mpegpipe")
	if got := head(t, out); !containsAll(got, "W322 H182 F25:1 ") {
		t.Errorf("header %q", got)
	}
	want, got := checksums(t, clip, "-map", "0:v"), checksums(t, out, "-map", "0:v")
	if withoutTimes(got) != withoutTimes(want) {
		t.Errorf("pictures differ: %s", firstLine(got, want))
	}
}

// TestFilterDrawsAsOverlays: a pipe that waits as annotate does shows what that draws,
// bit by bit.
func TestFilterDrawsAsOverlays(t *testing.T) {
	clip := leaving(t)
	raw := ffmpeg(t, filepath.Join(t.TempDir(), "raw.nut"), "-i", clip, "-c:v", "rawvideo") // tells no colours
	looks := []string{"style=box", "bars=0:label=0", "style=blur"}
	var targets []string
	for i, look := range looks {
		targets = append(targets, fmt.Sprintf("[%s:c:v=ffv1]%d.mkv", look, i))
	}
	paths := append(overlaysOf(t, raw, targets), raw)
	for _, look := range looks {
		paths = append(paths, filtered(t, raw, "detect=block=8,track,classify,smooth=ahead=1.2,draw="+look))
	}
	all := checksumsOf(t, paths, []string{"v"})
	for i, look := range looks {
		want, plain, got := withoutTimes(all[i]), withoutTimes(all[len(looks)]), withoutTimes(all[len(looks)+1+i])
		if got != want {
			t.Errorf("%s: %s", look, firstLine(got, want))
		}
		if got == plain {
			t.Errorf("%s: nothing is drawn", look)
		}
	}
}

// TestLongFilterDrawsOnAnyFormat: pictures that have to be converted for it look the
// same.
func TestLongFilterDrawsOnAnyFormat(t *testing.T) {
	clip := leaving(t)
	overlay := overlayOf(t, clip, "[c:v=ffv1]out.mkv")
	for _, format := range []string{"rgb24", "yuv420p10le"} {
		raw := ffmpeg(t, filepath.Join(t.TempDir(), "raw.nut"), "-i", clip, "-c:v", "rawvideo", "-pix_fmt", format)
		out := filtered(t, raw, "detect=block=8,track,classify,smooth=ahead=1.2,draw")
		if got, want := shape(t, out), shape(t, raw); got != want {
			t.Errorf("%s: %s came out of %s", format, got, want)
		}
		// the rounding of another format moves boxes by a pixel
		if plain, drawn := likeness(t, overlay, raw), likeness(t, overlay, out); drawn < plain+2 {
			t.Errorf("%s: PSNR to the overlay %.1f dB, without drawing %.1f dB", format, drawn, plain)
		}
		gone := []string{"-ss", "1.3"}
		if want, got := checksums(t, raw, gone...), checksums(t, out, gone...); want != got {
			t.Errorf("%s: without a face: %s", format, firstLine(got, want))
		}
	}
}

func TestFilterRefuses(t *testing.T) {
	needRuntime(t)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{}, exitUsage, "takes one chain"},
		{[]string{"draw"}, exitUsage, "needs detect before it"},
		{[]string{"detect,draw,track"}, exitUsage, "draw stands last"},
		{[]string{"detect,draw=style=blur"}, exitUsage, "needs track"},
		{[]string{"detect", "--ignore", "1"}, exitUsage, "needs track"},
		{[]string{"detect,track,draw=style=blur:except=x"}, exitUsage, "no person"},
		{[]string{"detect,draw=thick=1"}, exitUsage, "thick"},
		{[]string{"detect", "-f", "mp4"}, exitUsage, "writes nut or yuv4mpegpipe"},
		{[]string{"detect", "-i", "/nowhere"}, exitFailed, "/nowhere"},
		{[]string{"detect"}, exitFailed, "empty"},
	} {
		facecue(t, append([]string{"filter"}, c.args...)...).want(t, c.code, c.says)
	}
}

// TestFilterWritesFindings: the texts are those that annotate writes of the same
// pictures, if they are searched in the same blocks.
func TestFilterWritesFindings(t *testing.T) {
	dir := t.TempDir()
	raw := ffmpeg(t, filepath.Join(dir, "raw.nut"), "-i", leaving(t), "-c:v", "rawvideo")
	got, want := filepath.Join(dir, "got.csv"), filepath.Join(dir, "want.csv")
	filtered(t, raw, "detect=block=8,track,classify,smooth,draw", "--findings", got)
	facecue(t, "annotate", raw, "--filter", "detect,track,classify,people,smooth", "-o", want).want(t, exitDone, "")
	if !bytes.Equal(read(t, got), read(t, want)) {
		t.Error("other rows than annotate's")
	}
	facecue(t, "filter", "detect", "-i", raw, "--findings", "[f=csv]-").want(t, exitUsage, "name a file")
	facecue(t, "filter", "detect", "-i", raw, "--findings", got).want(t, exitFailed, "-y")
	facecue(t, "filter", "detect", "-i", raw, "--findings", filepath.Join(dir, "x.mkv")).want(t, exitUsage, "takes texts")
}

// TestFilterFormats: -f belongs to the file that follows it, as for ffmpeg.
func TestFilterFormats(t *testing.T) {
	clip := pattern(t, "in.y4m", "-pix_fmt", "yuv420p")
	dir := t.TempDir()
	needRuntime(t)
	for name, args := range map[string][]string{
		"a.y4m": {"-i", clip},
		"b.nut": {"-i", clip},
		"c":     {"-f", "yuv4mpegpipe", "-i", clip, "-f", "nut"},
		"d":     {"-i", clip, "-f", "yuv4mpegpipe"},
	} {
		path := filepath.Join(dir, name)
		facecue(t, append(append([]string{"filter", "detect"}, args...), "-o", path)...).want(t, exitDone, "")
		magic := "YUV4MPEG2"
		if name == "b.nut" || name == "c" {
			magic = "nut/multimedia container"
		}
		if !strings.HasPrefix(string(read(t, path)), magic) {
			t.Errorf("%s is no %s", name, magic)
		}
		facecue(t, append(append([]string{"filter", "detect"}, args...), "-o", path)...).want(t, exitFailed, "-y")
	}
	facecue(t, "filter", "detect", "-f", "nut", "-i", clip, "-o", filepath.Join(dir, "e")).want(t, exitFailed, "")
}
