package decode

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/asticode/go-astiav"
)

// made is a recording that the ffmpeg program writes, to a file or, live, to a pipe.
type made struct {
	name   string
	live   bool
	format string
	args   []string
}

// sound goes with the pictures, so that a cut may lie in either.
var sound = []string{"-f", "lavfi", "-i", "sine=d=2"}

func (m made) write(t *testing.T) []byte {
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

// recordings are of each container whose structure is known, as a file and live.
func recordings() (list []made) {
	x264 := append([]string{"-g", "10", "-c:a", "aac"}, lossless...)
	fragments := append([]string{"-movflags", "frag_keyframe+empty_moov"}, x264...)
	vpx := []string{"-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libopus"}
	for _, c := range []made{
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
	return append(list, []made{
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

func (m made) String() string { return map[bool]string{true: "live ", false: ""}[m.live] + m.name }

// TestLongEndings: what is whole is never said to end early, and what is cut always is, or
// cannot be opened, from a file as by a pipe.
func TestLongEndings(t *testing.T) {
	for _, m := range recordings() {
		t.Run(m.String(), func(t *testing.T) {
			data := m.write(t)
			path := store(t, m.name, data)
			checkWhole(t, path, Options{})
			checkWhole(t, "-", Options{Input: bytes.NewReader(data)})
			told := 0
			for i, at := range cuts(t, path, len(data)) {
				if checkTold(t, m.name, data[:at], i%2 == 0) {
					told++
				}
			}
			if told == 0 {
				t.Error("no cut could be opened, so nothing was tested")
			}
		})
	}
}

// checkWhole reads a recording that lacks nothing. The largest number, which a live
// writer leaves where the length belongs, is none.
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

// cuts are some twenty places, each within a packet, where the container tells where
// those are.
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

// checkTold reads a cut recording; false where it cannot be opened.
func checkTold(t *testing.T, name string, data []byte, piped bool) bool {
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

// TestFragmentsPromiseNothing: of a recording in fragments nobody knows how long it was
// to be, so no figure is given.
func TestFragmentsPromiseNothing(t *testing.T) {
	data := recordings()[0].write(t)
	for percent := 30; percent < 100; percent += 10 {
		shots, health := read(t, store(t, "a.mp4", data[:len(data)*percent/100]), best(Options{}))
		if health.LostSeconds != 0 || !health.Truncated {
			t.Errorf("%d %%, %d frames: %+v", percent, len(shots), health)
		}
	}
}
