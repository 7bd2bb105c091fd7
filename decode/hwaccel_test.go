package decode

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
)

// fakeProber has some decoders compiled in and some devices present.
type fakeProber struct {
	compiled, present string
	tried             []string
}

func (f *fakeProber) supported() []string { return strings.Fields(f.compiled) }

func (f *fakeProber) open(name string) error {
	f.tried = append(f.tried, name)
	if slices.Contains(strings.Fields(f.present), name) {
		return nil
	}
	return errors.New("no such device")
}

func TestChooseAccelerator(t *testing.T) {
	for _, c := range []struct {
		want, compiled, present string
		got                     string // empty: an error
		tried                   string
		lines                   int // log lines
	}{
		{"none", "cuda vaapi", "cuda vaapi", "none", "", 0},
		{"auto", "vaapi cuda", "cuda vaapi", "cuda", "cuda", 0},
		{"auto", "vaapi cuda", "vaapi", "vaapi", "cuda vaapi", 0},
		{"auto", "cuda vaapi vdpau", "vdpau", "none", "cuda vaapi", 1},
		{"vdpau", "cuda vdpau", "cuda vdpau", "vdpau", "vdpau", 0},
		{"auto", "", "cuda", "none", "", 1},
		{"auto", "opencl", "opencl", "none", "", 1},
		{"vaapi", "cuda vaapi", "cuda vaapi", "vaapi", "vaapi", 0},
		{"cuda", "cuda", "", "", "cuda", 0},
		{"cuda", "vaapi", "cuda", "", "", 0},
		{"warp", "warp", "warp", "", "", 0},
	} {
		var log bytes.Buffer
		p := &fakeProber{compiled: c.compiled, present: c.present}
		got, err := chooseAccelerator(c.want, "h264", p, slog.New(slog.NewTextHandler(&log, nil)))
		if got != c.got || (err != nil) != (c.got == "") || err != nil && !errors.Is(err, ErrNoHardware) {
			t.Errorf("%+v: got %q, %v", c, got, err)
		}
		if tried := strings.Join(p.tried, " "); tried != c.tried {
			t.Errorf("%+v: tried %q", c, tried)
		}
		if n := bytes.Count(log.Bytes(), []byte("\n")); n != c.lines {
			t.Errorf("%+v: %d log lines: %s", c, n, &log)
		}
	}
}

// TestAutoGivesTheSameFrames holds with and without a device: H.264 decoding
// is exact.
func TestAutoGivesTheSameFrames(t *testing.T) {
	name := clip(t, "a.mkv", "-c:v", "libx264", "-vf", "scale=640:480")
	want, _ := read(t, name, best(Options{}))
	r := open(t, name, best(Options{HWAccel: "auto"}))
	t.Logf("decoded by %s", r.Stream().HWAccel)
	if got := drain(t, r); !slices.Equal(got, want) {
		t.Errorf("%s gives other frames", r.Stream().HWAccel)
	}
}

func TestNamedAcceleratorMustBeUsable(t *testing.T) {
	name := clip(t, "a.mkv", lossless...)
	for _, d := range Devices() {
		if d.Err != nil && !errors.Is(d.Err, ErrDisplay) {
			refused(t, name, best(Options{HWAccel: d.Name}), ErrNoHardware)
		}
	}
	refused(t, name, best(Options{HWAccel: "warp"}), ErrNoHardware)
}

// TestDevices decodes with each accelerator that this machine has.
func TestDevices(t *testing.T) {
	name := clip(t, "a.mkv", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-vf", "scale=640:480")
	list := Devices()
	if len(list) != len(Accelerators()) {
		t.Fatalf("%d devices for %d accelerators", len(list), len(Accelerators()))
	}
	want, _ := read(t, name, best(Options{}))
	for _, d := range list {
		if d.Err != nil || !slices.Contains(d.Codecs, "h264") {
			continue
		}
		r, err := Open(context.Background(), name, best(Options{HWAccel: d.Name}))
		if err != nil {
			t.Logf("%s is there but does not decode: %v", d.Name, err)
			continue
		}
		if got := drain(t, r); r.Stream().HWAccel != d.Name || !slices.Equal(got, want) {
			t.Errorf("%s: %d frames by %s", d.Name, len(got), r.Stream().HWAccel)
		}
		r.Close()
	}
}
