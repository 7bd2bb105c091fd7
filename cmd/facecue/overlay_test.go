package main

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// overlayOf annotates a clip and gives the path of the video.
func overlayOf(t testing.TB, clip, target string, args ...string) string {
	t.Helper()
	return overlaysOf(t, clip, []string{target}, args...)[0]
}

// overlaysOf annotates a clip once and gives the paths of the videos.
func overlaysOf(t testing.TB, clip string, targets []string, args ...string) (paths []string) {
	t.Helper()
	needRuntime(t)
	dir := t.TempDir()
	all := []string{"annotate", clip}
	for _, target := range targets {
		i := strings.LastIndex(target, "]") + 1
		paths = append(paths, filepath.Join(dir, target[i:]))
		all = append(all, "-o", target[:i]+paths[len(paths)-1])
	}
	facecue(t, append(all, args...)...).want(t, exitDone, "")
	return paths
}

// checksums are those of the decoded (or, with -c copy, undecoded) data that the
// ffmpeg program gives for a file, with times.
func checksums(t testing.TB, path string, args ...string) string {
	t.Helper()
	args = append(append([]string{"-v", "error", "-i", path}, args...), "-f", "framemd5", "-")
	out, err := exec.Command("ffmpeg", args...).Output()
	if err != nil {
		t.Fatalf("ffmpeg %v: %v", args, err)
	}
	return sums(string(out))
}

// sums are the lines of a framemd5 file that tell of time bases and of packets.
func sums(text string) string {
	var lines []string
	for _, l := range strings.Split(text, "\n") {
		if !strings.HasPrefix(l, "#") || strings.HasPrefix(l, "#tb") {
			lines = append(lines, strings.ReplaceAll(l, " ", ""))
		}
	}
	return strings.Join(lines, "\n")
}

// media is what ffprobe says of a file.
type media struct {
	Streams  []map[string]any
	Chapters []map[string]any
	Format   map[string]any
	Packets  []packet // with "-show_packets"
}

func probe(t testing.TB, path string, args ...string) (m media) {
	t.Helper()
	args = append([]string{"-v", "error", "-show_streams", "-show_format", "-show_chapters", "-of", "json", path}, args...)
	out, err := exec.Command("ffprobe", args...).Output()
	if err != nil {
		t.Fatalf("ffprobe %s: %v", path, err)
	}
	if err := json.Unmarshal(out, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// pattern is a clip without a face, made by ffmpeg from a source and options.
func pattern(t testing.TB, name string, args ...string) string {
	t.Helper()
	all := append([]string{"-f", "lavfi", "-i", "testsrc2=s=322x182:r=25:d=1"}, args...)
	return ffmpeg(t, filepath.Join(t.TempDir(), name), all...)
}

// TestOverlayKeepsEveryBit: without a face to draw on, pictures, times and sound
// come out as they went in, whatever the format of the samples.
func TestOverlayKeepsEveryBit(t *testing.T) {
	cases := map[string][]string{
		"420":         {"-pix_fmt", "yuv420p"},
		"422":         {"-pix_fmt", "yuv422p"},
		"444":         {"-pix_fmt", "yuv444p"},
		"full range":  {"-pix_fmt", "yuvj420p"},
		"variable":    {"-vf", "setpts=PTS+0.013*mod(N\\,3)/TB", "-fps_mode", "vfr", "-pix_fmt", "yuv420p"},
		"anamorphic":  {"-pix_fmt", "yuv420p", "-aspect", "16:9"},
		"late start":  {"-pix_fmt", "yuv420p", "-output_ts_offset", "5"},
		"thirty-ntsc": {"-r", "30000/1001", "-pix_fmt", "yuv420p"},
	}
	clips, outs := patterns(t, "in.mkv", cases, "-c:v", "ffv1", "-c:a", "flac"), map[string]string{}
	for name, clip := range clips {
		outs[name] = overlayOf(t, clip, "[c:v=ffv1]out.mkv")
	}
	late := "late start" // an overlay begins at zero
	sameChecksums(t, map[string]string{late: clips[late]}, outs)
	delete(clips, late)
	sameChecksums(t, clips, outs, "-copyts")
}

// withoutTimes leaves sizes and checksums, a line each.
func withoutTimes(sums string) string {
	var lines []string
	for _, l := range strings.Split(sums, "\n") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		fields := strings.Split(l, ",")
		lines = append(lines, strings.Join(fields[max(0, len(fields)-2):], ","))
	}
	return strings.Join(lines, "\n")
}

func firstLine(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return g[i] + " for " + w[i]
		}
	}
	return "one is longer"
}

// TestLongOverlayTakesAnyPicture: what cannot be drawn on is converted, and looks the
// same.
func TestLongOverlayTakesAnyPicture(t *testing.T) {
	cases := map[string][]string{
		"ten bits": {"-c:v", "ffv1", "-pix_fmt", "yuv420p10le"},
		"rgb":      {"-c:v", "ffv1", "-pix_fmt", "bgr0"},
		"grey":     {"-c:v", "ffv1", "-pix_fmt", "gray"},
		"nv12":     {"-c:v", "rawvideo", "-pix_fmt", "nv12"},
		"odd size": {"-c:v", "ffv1", "-pix_fmt", "yuv444p", "-vf", "crop=321:181:0:0:exact=1"},
	}
	for name, args := range cases {
		t.Run(name, func(t *testing.T) {
			clip := pattern(t, "in.nut", args...)
			out := overlayOf(t, clip, "[crf=1:preset=ultrafast]out.mp4")
			if p := likeness(t, clip, out); p < 25 {
				t.Errorf("PSNR %.1f dB", p)
			}
		})
	}
}

// likeness is the PSNR between two clips as the ffmpeg program shows them, dB.
func likeness(t testing.TB, a, b string) float64 {
	t.Helper()
	graph := "[0:v]scale=320:180,format=rgb24[a];[1:v]scale=320:180,format=rgb24[b];[a][b]psnr"
	out, err := exec.Command("ffmpeg", "-i", a, "-i", b, "-lavfi", graph, "-f", "null", "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	_, after, found := bytes.Cut(out, []byte(" average:"))
	if !found {
		t.Fatalf("ffmpeg gave no PSNR:\n%s", out)
	}
	text, _, _ := bytes.Cut(after, []byte(" "))
	if string(text) == "inf" {
		return 99
	}
	return number(t, string(text))
}
