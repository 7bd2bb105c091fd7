package decode

import (
	"math"
	"testing"
)

// TestCutFilesAreReported cuts recordings at many points. At least one figure must tell
// the loss.
func TestCutFilesAreReported(t *testing.T) {
	for _, c := range []struct {
		name    string
		args    []string
		seconds bool // the container tells how long it should be
	}{
		{"a.mp4", append([]string{"-movflags", "+faststart"}, lossless...), true},
		{"a.mkv", lossless, true},
		{"a.ts", lossless, false},
		{"a.webm", []string{"-c:v", "libvpx", "-deadline", "realtime"}, true},
		{"b.webm", []string{"-c:v", "libvpx-vp9", "-deadline", "realtime"}, true},
		{"a.avi", []string{"-c:v", "mjpeg"}, true},
		{"a.flv", []string{"-c:v", "flv"}, false},
		{"a.ogv", []string{"-c:v", "libtheora"}, false},
		{"a.wmv", []string{"-c:v", "wmv2"}, false},
		{"a.gif", nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole := clip(t, c.name, c.args...)
			all, health := read(t, whole, best(Options{}))
			if health != (Health{Frames: int64(len(all))}) {
				t.Fatalf("the whole file is reported as %+v", health)
			}
			for _, percent := range []int{30, 50, 75, 90} {
				shots, health := read(t, cut(t, whole, percent), best(Options{}))
				checkCut(t, percent, len(all)-len(shots), health, c.seconds)
			}
		})
	}
}

func checkCut(t *testing.T, percent, gone int, h Health, seconds bool) {
	t.Helper()
	if !h.Truncated && h.DamagedFrames == 0 && h.LostPackets == 0 {
		t.Errorf("%d %%: %d frames are gone and nothing is reported", percent, gone)
	}
	if seconds && math.Abs(h.LostSeconds-float64(gone)/25) > 0.1 {
		t.Errorf("%d %%: %.2f s lost for %d frames at 25 a second", percent, h.LostSeconds, gone)
	}
}

func TestDamagedPacketsAreCounted(t *testing.T) {
	data := load(t, clip(t, "a.mkv", "-c:v", "libx264", "-x264-params", "keyint=1", "-qp", "10"))
	for i := len(data) / 3; i < len(data)/3+2000; i++ {
		data[i] ^= 0x5A
	}
	shots, health := read(t, store(t, "a.mkv", data), best(Options{}))
	if len(shots) < 25 || health.LostPackets+health.DamagedFrames == 0 {
		t.Errorf("%d frames, %+v", len(shots), health)
	}
}

// TestStartWithoutKeyFrame drops the first key frame from a recording: pictures that depend
// on it cannot be decoded and are lost.
func TestStartWithoutKeyFrame(t *testing.T) {
	dir := t.TempDir()
	ffmpeg(t, dir, append(append([]string{"-f", "lavfi", "-i", source}, "-g", "20", "-bsf:v", "noise=drop='eq(n,0)'"), append(lossless, "-bf", "0", "a.mp4")...)...)
	shots, health := read(t, dir+"/a.mp4", best(Options{}))
	if len(shots) != 30 || health.LostPackets != 19 {
		t.Errorf("%d frames, %+v", len(shots), health)
	}
}
