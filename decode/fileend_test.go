package decode

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/asticode/go-astiav"
)

// written is a recording that the ffmpeg program writes: live to a pipe, else to a file.
type written struct {
	name   string
	live   bool
	format string
	args   []string
}

// sound is in all recordings that can hold it, so that a cut may lie in sound or picture.
var sound = []string{"-f", "lavfi", "-i", "sine=d=2"}

func (m written) write(t *testing.T) []byte {
	t.Helper()
	args := append(append([]string{"-v", "error", "-nostdin", "-y", "-f", "lavfi", "-i", source}, sound...), m.args...)
	if m.live {
		out, err := exec.Command("ffmpeg", append(args, "-f", m.format, "-")...).Output()
		if err != nil {
			t.Fatalf("ffmpeg %q: %v", args, err)
		}
		return out
	}
	path := filepath.Join(t.TempDir(), m.name)
	if out, err := exec.Command("ffmpeg", append(args, "-f", m.format, path)...).CombinedOutput(); err != nil {
		t.Fatalf("ffmpeg %q: %v\n%s", args, err, out)
	}
	return load(t, path)
}

// recordings are one of each container whose structure is known, as a file and live.
func recordings() (list []written) {
	x264 := append([]string{"-g", "10", "-c:a", "aac"}, lossless...)
	fragments := append([]string{"-movflags", "frag_keyframe+empty_moov"}, x264...)
	vpx := []string{"-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"}
	for _, c := range []written{
		{name: "a.mp4", format: "mp4", args: fragments},
		{name: "a.mkv", format: "matroska", args: x264},
		{name: "a.webm", format: "webm", args: vpx},
		{name: "a.nut", format: "nut", args: x264},
		{name: "raw.nut", format: "nut", args: []string{"-c:v", "rawvideo", "-c:a", "pcm_s16le"}},
		{name: "a.flv", format: "flv", args: []string{"-c:v", "flv", "-c:a", "mp3", "-ar", "44100"}},
		{name: "a.ogv", format: "ogg", args: []string{"-c:v", "libtheora", "-c:a", "libvorbis"}},
		{name: "a.avi", format: "avi", args: []string{"-c:v", "mpeg4", "-c:a", "mp3"}},
		{name: "a.wmv", format: "asf", args: []string{"-c:v", "wmv2", "-c:a", "wmav2"}},
		{name: "a.ts", format: "mpegts", args: []string{"-c:v", "mpeg2video", "-c:a", "mp2"}},
		{name: "a.mpg", format: "mpeg", args: []string{"-c:v", "mpeg2video", "-c:a", "mp2"}},
		{name: "a.mxf", format: "mxf", args: []string{"-c:v", "mpeg2video", "-pix_fmt", "yuv420p", "-c:a", "pcm_s16le", "-ar", "48000"}},
	} {
		live := c
		live.live = true
		list = append(list, c, live)
	}
	return append(list, []written{
		{"index.mp4", false, "mp4", append([]string{"-movflags", "+faststart"}, x264...)},
		{"sidx.mp4", false, "mp4", append([]string{"-movflags", "frag_keyframe+dash+global_sidx"}, x264...)},
		{"a.m2ts", true, "mpegts", append([]string{"-mpegts_m2ts_mode", "1"}, x264...)},
		{"a.gif", true, "gif", []string{"-an", "-r", "10"}},
		{"a.apng", true, "apng", []string{"-an", "-r", "10"}},
		{"a.y4m", true, "yuv4mpegpipe", []string{"-an", "-pix_fmt", "yuv420p"}},
		{"deep.y4m", true, "yuv4mpegpipe", []string{"-an", "-pix_fmt", "yuv422p10", "-strict", "-1"}},
		{"a.ivf", true, "ivf", []string{"-an", "-c:v", "libvpx", "-deadline", "realtime"}},
		{"a.dv", false, "dv", []string{"-an", "-s", "720x576", "-pix_fmt", "yuv420p", "-c:v", "dvvideo", "-t", "0.4"}},
		{"a.mjpeg", true, "mjpeg", []string{"-an", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p"}},
		{"a.jpg", true, "mjpeg", []string{"-an", "-c:v", "mjpeg", "-pix_fmt", "yuvj420p", "-frames:v", "1", "-s", "640x480"}},
	}...)
}

func (m written) String() string { return map[bool]string{true: "live ", false: ""}[m.live] + m.name }

// TestLongFileEnds: a whole recording is never reported as truncated; a cut one always is,
// or cannot be opened. Both hold for files and pipes.
func TestLongFileEnds(t *testing.T) {
	for _, m := range recordings() {
		t.Run(m.String(), func(t *testing.T) {
			data := m.write(t)
			path := store(t, m.name, data)
			checkWhole(t, path, Options{})
			checkWhole(t, "-", Options{Input: bytes.NewReader(data)})
			opened := 0
			for i, at := range cuts(t, path, len(data)) {
				if checkCutOff(t, m.name, data[:at], i%2 == 0) {
					opened++
				}
			}
			if opened == 0 {
				t.Error("no cut could be opened, so nothing was tested")
			}
		})
	}
}

// checkWhole reads a recording that lacks nothing. Where a live writer leaves the largest
// number for the length, that is not taken for one.
func checkWhole(t *testing.T, path string, o Options) {
	t.Helper()
	r := open(t, path, best(o))
	defer r.Close()
	if shots := drain(t, r); r.Health() != (Health{Frames: int64(len(shots))}) {
		t.Errorf("%s is whole and reported as %+v", path, r.Health())
	}
	if s := r.Stream(); s.Clock.Seconds(s.Clock.Start+s.Duration) > 3 {
		t.Errorf("%s, of two seconds, says it has %.0f", path, s.Clock.Seconds(s.Clock.Start+s.Duration))
	}
}

// cuts are some twenty places, each within a packet if the container tells where packets
// are.
func cuts(t *testing.T, path string, length int) (places []int) {
	t.Helper()
	p, err := OpenPackets(context.Background(), path, best(Options{}))
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	var all []int
	err = p.Each(func(p *astiav.Packet) error {
		if at := int(p.Pos()) + p.Size()/2; p.Pos() > 0 && p.Size() > 30 && at < length {
			all = append(all, at|1) // no even length of a unit ends there
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 2 { // one picture, or no places
		for i := range 19 {
			all = append(all, (length*(i+1)/20)|1)
		}
	}
	for i := range 20 {
		places = append(places, all[len(all)*i/20])
	}
	return places
}

// checkCutOff reads a recording that was cut and must be reported as truncated; false where
// it cannot be opened.
func checkCutOff(t *testing.T, name string, data []byte, piped bool) bool {
	t.Helper()
	o, path := best(Options{}), "-"
	if o.Input = bytes.NewReader(data); !piped {
		path = store(t, name, data)
	}
	noLeaks(t)
	r, err := Open(context.Background(), path, o)
	if err != nil {
		return false
	}
	defer r.Close()
	drain(t, r)
	if h := r.Health(); !h.Truncated {
		t.Errorf("cut after %d bytes, piped %v, and reported as %+v", len(data), piped, h)
	}
	return true
}

// TestFragmentsTellNoLength: a recording in fragments does not say how long it was to be,
// so no seconds are reported as lost.
func TestFragmentsTellNoLength(t *testing.T) {
	data := recordings()[0].write(t)
	for percent := 30; percent < 100; percent += 10 {
		shots, health := read(t, store(t, "a.mp4", data[:len(data)*percent/100]), best(Options{}))
		if health.LostSeconds != 0 || !health.Truncated {
			t.Errorf("%d %%, %d frames: %+v", percent, len(shots), health)
		}
	}
}
