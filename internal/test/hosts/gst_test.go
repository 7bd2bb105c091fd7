//go:build hosts

package hosts

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGStreamerDraws(t *testing.T) {
	s := newStage(t, small)
	s.run(t, "gst-launch-1.0", "-q", "filesrc", "location=film.rgba", "!", "rawvideoparse", "format=rgba", "width=320", "height=180", "framerate=25/1",
		"!", "frei0r-filter-facecue", "record=film.jsonl", "style=label", "!", "filesink", "location=out.rgba")
	got, err := os.ReadFile(filepath.Join(s.folder, "out.rgba"))
	if err != nil {
		t.Fatal(err)
	}
	s.checkEqual(t, "GStreamer", got, s.drawn(t, s.pixels(), map[string]string{"record": s.record, "style": "label"}))
}

func TestHostsListTheFilter(t *testing.T) {
	s := newStage(t, small)
	for _, c := range [][]string{
		{"gst-inspect-1.0", "frei0r", "frei0r-filter-facecue: facecue"},
		{"melt", "-query", "filters", "  - frei0r.facecue"},
		{"melt", "-query", "filter=frei0r.facecue", "title: record"},
		{"gst-inspect-1.0", "frei0r-filter-facecue", "time-base"},
	} {
		args, want := c[1:len(c)-1], c[len(c)-1]
		out, log := s.run(t, c[0], args...)
		if !strings.Contains(string(out)+string(log), want) {
			t.Errorf("%q does not list %q:\n%s%s", c[:len(c)-1], want, out, log)
		}
	}
}
