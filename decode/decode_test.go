package decode

import (
	"bytes"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/av"
)

// kinds are recordings whose pictures and times must be those that the ffprobe
// program gives. made counts the frames that have no time of their own.
var kinds = []struct {
	name   string
	args   []string
	frames int
	made   int
	golden bool // lossless, so the luma is the same everywhere
}{
	{"bframes.mp4", lossless, 50, 0, true},
	{"bframes.mkv", lossless, 50, 0, true},
	{"transport.ts", lossless, 50, 0, true},
	{"offset.ts", append([]string{"-output_ts_offset", "10"}, lossless...), 50, 0, true},
	{"offset.mkv", append([]string{"-output_ts_offset", "5"}, lossless...), 50, 0, true},
	{"vfr.mkv", append([]string{"-vf", "select='not(between(mod(n,7),2,4))'", "-vsync", "vfr"}, lossless...), 29, 0, true},
	{"ten.mkv", []string{"-pix_fmt", "yuv420p10le", "-c:v", "ffv1"}, 50, 0, false},
	{"rgb.mkv", []string{"-pix_fmt", "bgr0", "-c:v", "ffv1"}, 50, 0, false},
	{"gray.mkv", []string{"-pix_fmt", "gray", "-c:v", "ffv1"}, 50, 0, true},
	{"palette.gif", []string{"-vf", "fps=10"}, 20, 0, false},
	{"nv12.nut", []string{"-pix_fmt", "nv12", "-c:v", "rawvideo"}, 50, 0, true},
	{"theora.ogv", []string{"-c:v", "libtheora"}, 50, 0, false},
	{"vp8.webm", []string{"-c:v", "libvpx", "-deadline", "realtime", "-auto-alt-ref", "1"}, 50, 0, false},
	{"vp9.webm", []string{"-c:v", "libvpx-vp9", "-deadline", "good", "-cpu-used", "8", "-lag-in-frames", "16"}, 50, 0, false},
	{"raw.264", lossless, 50, 50, true},
	{"mpeg2.mpg", []string{"-c:v", "mpeg2video", "-bf", "2"}, 50, 0, false},
	{"motion.avi", []string{"-c:v", "mjpeg"}, 50, 0, false},
	{"flash.flv", []string{"-c:v", "flv"}, 50, 0, false},
	{"windows.wmv", []string{"-c:v", "wmv2"}, 50, 0, false},
	{"fragments.mp4", append([]string{"-movflags", "frag_keyframe+empty_moov"}, lossless...), 50, 0, true},
	{"single.png", []string{"-frames:v", "1"}, 1, 0, false},
	{"single.jpg", []string{"-frames:v", "1"}, 1, 0, false},
}

func TestFramesAndTimesAreLibavs(t *testing.T) {
	for _, k := range kinds {
		t.Run(k.name, func(t *testing.T) {
			name := clip(t, k.name, k.args...)
			shots, health := read(t, name, best(Options{Threads: 2}))
			if len(shots) != k.frames {
				t.Fatalf("%d frames, want %d", len(shots), k.frames)
			}
			if health != (Health{Frames: int64(k.frames)}) {
				t.Errorf("a healthy file is reported as %+v", health)
			}
			checkTimes(t, name, shots, k.made)
			if k.golden {
				goldens.Check(t, k.name+".txt", table(shots))
			}
		})
	}
}

// checkTimes compares with ffprobe and demands strictly increasing times.
func checkTimes(t *testing.T, name string, shots []shot, made int) {
	t.Helper()
	want := probeTimes(t, name)
	for i, s := range shots {
		if s.made {
			made--
		} else if want != nil && fmt.Sprint(s.pts) != want[i] {
			t.Fatalf("frame %d has PTS %d, ffprobe says %s", i, s.pts, want[i])
		}
		if i > 0 && s.pts <= shots[i-1].pts {
			t.Fatalf("frame %d at %d does not come after %d", i, s.pts, shots[i-1].pts)
		}
	}
	if made != 0 {
		t.Errorf("%d too few frames are marked as timed by the decoder", made)
	}
}

func probeTimes(t *testing.T, name string) []string {
	path, err := exec.LookPath("ffprobe")
	if err != nil {
		return nil
	}
	out, err := exec.Command(path, "-v", "error", "-select_streams", "v:0", "-show_entries",
		"frame=best_effort_timestamp", "-of", "csv=p=0", "file:"+name).Output()
	if err != nil {
		t.Fatal(err)
	}
	var times []string // side data adds commas and empty lines
	for line := range strings.Lines(string(out)) {
		if line = strings.Trim(line, ", \n"); line != "" {
			times = append(times, line)
		}
	}
	return times
}

func table(shots []shot) []byte {
	var b bytes.Buffer
	for _, s := range shots {
		fmt.Fprintf(&b, "%d %d %dx%d %08x\n", s.pts, s.duration, s.w, s.h, s.luma)
	}
	return b.Bytes()
}

func TestThreadsDoNotChangeFrames(t *testing.T) {
	name := clip(t, "a.mkv", lossless...)
	one, _ := read(t, name, best(Options{Threads: 1}))
	four, _ := read(t, name, best(Options{Threads: 4}))
	if !slices.Equal(one, four) {
		t.Error("one and four threads decode differently")
	}
}

// TestEditList cuts an MP4 between key frames. The container says by an edit list which
// pictures are not shown.
func TestEditList(t *testing.T) {
	whole := clip(t, "whole.mp4", append([]string{"-g", "20"}, lossless...)...)
	dir := filepath.Dir(whole)
	ffmpeg(t, dir, "-ss", "0.5", "-i", "whole.mp4", "-c", "copy", "cut.mp4")
	shots, _ := read(t, filepath.Join(dir, "cut.mp4"), best(Options{}))
	all, _ := read(t, whole, best(Options{}))
	if len(shots) == 0 || shots[0].luma != all[len(all)-len(shots)].luma {
		t.Fatalf("%d frames, the first is not the one shown at the cut", len(shots))
	}
	checkTimes(t, filepath.Join(dir, "cut.mp4"), shots, 0)
}

func TestClockStartsWhereThePlayerDoes(t *testing.T) {
	dir := t.TempDir()
	ffmpeg(t, dir, "-f", "lavfi", "-i", source, "-f", "lavfi", "-i", "sine=duration=2",
		"-map", "0", "-map", "1", "-c:v", "ffv1", "-c:a", "flac", "-vf", "setpts=PTS+0.4/TB", "-output_ts_offset", "3", "a.mkv")
	r := open(t, filepath.Join(dir, "a.mkv"), best(Options{}))
	clock := r.Stream().Clock
	shots := drain(t, r)
	if got := clock.Scaled(shots[0].pts, 1000); got != 400 {
		t.Errorf("the first picture is shown at %d ms, want 400", got)
	}
}

func TestSizeChange(t *testing.T) {
	small := clip(t, "small.264", append([]string{"-vf", "scale=48:32", "-t", "0.4"}, lossless...)...)
	large := clip(t, "large.264", append([]string{"-t", "0.4"}, lossless...)...)
	name := join(t, small, large)
	r := open(t, name, best(Options{}))
	stream := r.Stream()
	shots := drain(t, r)
	if len(shots) != 20 || shots[0].w != 48 || shots[19].w != 96 || shots[19].h != 64 {
		t.Fatalf("%d frames, first %+v, last %+v", len(shots), shots[0], shots[len(shots)-1])
	}
	if stream.Width != 48 || r.Stream().Width != 48 {
		t.Errorf("the stream is %d wide, then %d", stream.Width, r.Stream().Width)
	}
}

func TestStreamIsDescribed(t *testing.T) {
	r := open(t, clip(t, "a.mp4", append([]string{"-vf", "setsar=2"}, lossless...)...), best(Options{}))
	s := r.Stream()
	if s.Width != 192 || s.Height != 64 || s.Rate.Float() != 25 || s.Clock.Seconds(s.Clock.Start+s.Duration) != 2 {
		t.Errorf("got %+v", s)
	}
	if s.Codec != "h264" || s.HWAccel != "none" {
		t.Errorf("decoder %q, hardware %q", s.Codec, s.HWAccel)
	}
	if f, err := r.Read(); err != nil {
		t.Error(err)
	} else {
		if w, h := f.Size(); w != 96 || h != 64 || f.Aspect() != 2 || !av.HasLuma8(f.AV().PixelFormat()) {
			t.Errorf("frame of %dx%d, aspect %v", w, h, f.Aspect())
		}
		f.Close()
	}
}
