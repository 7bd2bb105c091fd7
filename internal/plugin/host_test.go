package plugin

import "testing"

func TestHostOf(t *testing.T) {
	for caller, want := range map[string]Host{
		"/lib/x86_64-linux-gnu/libavfilter.so.8":          {Milliseconds: true, Align: 16},
		"/opt/bin/ffmpeg":                                 {Milliseconds: true, Align: 16},
		"/usr/bin/ffplay":                                 {Milliseconds: true, Align: 16},
		"/usr/lib/x86_64-linux-gnu/mlt-7/libmltfrei0r.so": {Pads: true},
		"/usr/lib/gstreamer-1.0/libgstfrei0r.so":          {},
		"/usr/bin/something":                              {},
		"":                                                {},
	} {
		if got := HostOf(caller, 8); got != want {
			t.Errorf("%s: %+v, want %+v", caller, got, want)
		}
	}
	for version, want := range map[int]Host{0: {Milliseconds: true}, 9: {Milliseconds: true}, 10: {Milliseconds: true}, 11: {}} {
		if got := HostOf("libavfilter.so", version); got != want {
			t.Errorf("libavfilter %d: %+v, want %+v", version, got, want)
		}
	}
}

func TestStride(t *testing.T) {
	for _, c := range []struct{ align, w, want int }{{0, 317, 1268}, {1, 5, 20}, {16, 317, 1280}, {16, 360, 1472}, {16, 854, 3456}, {16, 1920, 7680}} {
		if got := (Host{Align: c.align}).stride(c.w); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestFilePath(t *testing.T) {
	for text, want := range map[string]string{"a.jsonl": "a.jsonl", "/x y/a.jsonl": "/x y/a.jsonl", "file:///x%20y/a.jsonl": "/x y/a.jsonl", "C:a": "C:a", "%": "%"} {
		if got := filePath(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
