package subtitle

import (
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// muxed is a cue as a muxer gets it.
type muxed struct {
	start, end int64
	text       string
}

func cuesOf(t *testing.T, track *Track) (list []muxed) {
	t.Helper()
	s, _, results := kit.Session()
	if err := kit.Feed(track, s, results); err != nil {
		t.Fatal(err)
	}
	track.Cues(func(start, end int64, text string) bool {
		list = append(list, muxed{start, end, text})
		return true
	})
	for i, c := range list {
		if c.end <= c.start || i > 0 && c.start < list[i-1].start {
			t.Errorf("cue %d from %d to %d is out of order", i, c.start, c.end)
		}
		if long := s.Clock.Time(c.end) - s.Clock.Time(c.start); long > 1100*time.Millisecond {
			t.Errorf("cue %d is %v long", i, long)
		}
	}
	return list
}

// TestTrackOfWords has the cues of the file, in the recording's own time.
func TestTrackOfWords(t *testing.T) {
	s, _, results := kit.Session()
	list := cuesOf(t, NewWords(format.Header{Stream: s}, time.Second))
	items := parse(t, "srt", written(t, "srt", "max_cue=1", results))
	if len(list) != len(items) || len(list) < 8 {
		t.Fatalf("%d cues, the file has %d", len(list), len(items))
	}
	for i, c := range list {
		if ms := s.Clock.Floor(c.start, 1000); items[i].StartAt != time.Duration(ms)*time.Millisecond || text(items[i]) != strings.ReplaceAll(c.text, "\n", " - ") {
			t.Errorf("cue %d at %d ms says %q, the file %v %q", i, ms, c.text, items[i].StartAt, text(items[i]))
		}
	}
}

// TestTrackOfBoxes: two events a box as Matroska stores them, numbered, with the
// names given.
func TestTrackOfBoxes(t *testing.T) {
	s, p, _ := kit.Session()
	track := NewBoxes(format.Header{Stream: s, Provenance: p, Names: wording.Names{2: "client"}}, time.Second, 0)
	list := cuesOf(t, track)
	if !strings.HasPrefix(track.Header, "[Script Info]\n") || !strings.HasSuffix(track.Header, "MarginV, Effect, Text\n") {
		t.Errorf("header %q", track.Header)
	}
	all := ""
	for i, c := range list {
		fields := strings.SplitN(c.text, ",", 9)
		if len(fields) != 9 || number(fields[0]) != i || number(fields[1]) != i%2 {
			t.Fatalf("event %d: %q", i, c.text)
		}
		all += fields[8] + "\n"
	}
	if !strings.Contains(all, "}client anger") || !strings.Contains(all, "}P1 happiness") || len(list) < 80 {
		t.Errorf("%d events: %s", len(list), all)
	}
}

func number(digits string) (n int) {
	for _, d := range digits {
		n = 10*n + int(d-'0')
	}
	return n
}
