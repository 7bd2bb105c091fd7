package subtitle

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/wording"
)

// TestSmallestASS: in a picture of unknown size the script has one pixel, and the box of
// a face too poor to classify has a stroke.
func TestSmallestASS(t *testing.T) {
	var b bytes.Buffer
	if _, err := newASS(&b, followOptions().Defaults(), format.Header{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"PlayResX: 1\nPlayResY: 1\n",
		"Style: low_quality_box,sans-serif,12,&HFF000000,&HFF000000,&H00808080,&HFF000000,0,0,0,0,100,100,0,0,1,1,0,7,0,0,0,1\n",
		"Style: low_quality,sans-serif,12,&H00808080,&H00808080,&H30000000,&H80000000,0,0,0,0,100,100,0,0,1,1,0,1,0,0,0,1\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

// TestLabelAboveAThickStroke: the label stands two strokes above the box.
func TestLabelAboveAThickStroke(t *testing.T) {
	l := Line{Person: 1, Label: face.Fear, Score: 0.8, Box: face.Box{X: 100, Y: 200, W: 50, H: 60}}
	for height, want := range map[int]string{720: "{\\pos(100,196)}P1 fear", 1440: "{\\pos(100,192)}P1 fear"} {
		if got := drawn(t, height, l); !strings.Contains(got, want) {
			t.Errorf("%d rows: no %s in\n%s", height, want, got)
		}
	}
}

// TestMetadataHasTheWords of another language beside the English key.
func TestMetadataHasTheWords(t *testing.T) {
	german, err := wording.WordsOf("de")
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []wording.Words{{}, german} {
		var list []about
		if err := json.Unmarshal([]byte(metadata(Cue{Lines: []Line{{Person: 1, Label: face.Fear, Words: words}}})), &list); err != nil || len(list) != 1 {
			t.Fatal(err)
		}
		want := ""
		if words.Language != "" {
			want = words.Of(face.Fear)
		}
		if list[0].Label != "fear" || list[0].Text != want {
			t.Errorf("%q: %+v, want the text %q", words.Language, list[0], want)
		}
	}
}

// boxesOf are the events that a muxer gets for a face that moves ten pixels a frame, as
// many as it takes.
func boxesOf(t *testing.T, longest, step time.Duration, frames, most int) string {
	t.Helper()
	track := NewBoxes(format.Header{Stream: plainStream()}, longest, step)
	for i := range frames {
		r := face.Result{PTS: int64(i), Duration: 1, Status: face.Found, Faces: []face.Face{*moved(float32(100+10*i), 100, 50, 60, 0.8)}}
		if err := track.Result(&r); err != nil {
			t.Fatal(err)
		}
	}
	if err := track.Event(shows(event.State, 1, face.Fear, 0, 9)); err != nil {
		t.Fatal(err)
	}
	if err := track.Close(); err != nil {
		t.Fatal(err)
	}
	got, taken := "", 0
	track.Cues(func(start, end int64, text string) bool {
		got += fmt.Sprintf("%s:%d-%d ", text[:1], start, end)
		taken++
		return taken < most
	})
	return got
}

// TestBoxesOfAMuxer: the least time between two changes is the muxer's, two events are
// one box and its label, and no event comes after the muxer has enough.
func TestBoxesOfAMuxer(t *testing.T) {
	for _, c := range []struct {
		longest, step time.Duration
		most          int
		want          string
	}{
		{0, 0, 9, "0:0-1 1:0-1 2:1-2 3:1-2 4:2-3 5:2-3 "},
		{0, 80 * time.Millisecond, 9, "0:0-2 1:0-2 2:2-3 3:2-3 "},
		{0, time.Second, 9, "0:0-3 1:0-3 "},
		{80 * time.Millisecond, time.Second, 9, "0:0-2 1:0-2 2:2-3 3:2-3 "},
		{0, 0, 1, "0:0-1 "},
		{0, 0, 2, "0:0-1 1:0-1 "},
		{0, 0, 3, "0:0-1 1:0-1 2:1-2 "},
	} {
		if got := boxesOf(t, c.longest, c.step, 3, c.most); got != c.want {
			t.Errorf("%v, %v, %d: %s, want %s", c.longest, c.step, c.most, got, c.want)
		}
	}
}
