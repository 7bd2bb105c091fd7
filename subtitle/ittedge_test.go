package subtitle

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// captions are what iTT makes of cues, in milliseconds, of a recording of 25 frames a
// second with a time code, and what the encoder says of its choice.
func captions(t *testing.T, code string, edges ...int64) (text string, remarks []string) {
	t.Helper()
	f, err := format.Named("itt")
	if err != nil {
		t.Fatal(err)
	}
	s := plainStream()
	s.Clock.Base, s.Timecode = face.Rational{Num: 1, Den: 1000}, code
	var b bytes.Buffer
	e, err := newITT(&b, f.Options.Defaults(), format.Header{Stream: s})
	if err != nil {
		t.Fatal(err)
	}
	var pictures []int64
	for i := range int64(50) {
		pictures = append(pictures, 40*i)
	}
	if err := e.(planned).Begin(pictures); err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(edges); i++ {
		if err := e.Encode(Cue{Start: edges[i], End: edges[i+1], Lines: []Line{{Person: 1, Label: face.Fear}}}); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), e.(planned).Remarks()
}

// TestCaptionsWithinAFrame: a cue takes a frame of the timeline at least, the next one
// begins after it, and one that has no frame left is left out.
func TestCaptionsWithinAFrame(t *testing.T) {
	text, _ := captions(t, "", 0, 10, 20, 130, 200)
	var got []string
	for _, m := range regexp.MustCompile(`begin="00:00:00:(..)" end="00:00:00:(..)"`).FindAllStringSubmatch(text, -1) {
		got = append(got, m[1]+"-"+m[2])
	}
	if want := []string{"00-01", "01-03", "03-05"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if want := `ttp:frameRate="25" ttp:frameRateMultiplier="1 1" ttp:dropMode="nonDrop"`; !strings.Contains(text, want) {
		t.Errorf("no %s in\n%s", want, text)
	}
}

// TestCaptionsHaveATimelineOfTheirOwn: the recording's time code does not shift them, and
// no remark says that it has more frames than a second has.
func TestCaptionsHaveATimelineOfTheirOwn(t *testing.T) {
	text, remarks := captions(t, "", 1000, 2000)
	coded, codedRemarks := captions(t, "10:00:00:99", 1000, 2000)
	if coded != text || !strings.Contains(text, `begin="00:00:01:00" end="00:00:02:00"`) || !slices.Equal(remarks, codedRemarks) {
		t.Errorf("got %q and\n%s\nwant %q and\n%s", codedRemarks, coded, remarks, text)
	}
}

// TestStartThatIsNoTimeCode: the encoder's error is the writer's, and there is no writer.
func TestStartThatIsNoTimeCode(t *testing.T) {
	f, err := format.Named("itt")
	if err != nil {
		t.Fatal(err)
	}
	values, err := f.Options.Parse("start=soon")
	if err != nil {
		t.Fatal(err)
	}
	if w, err := f.New(&bytes.Buffer{}, values, format.Header{Stream: plainStream()}); w != nil || err == nil {
		t.Errorf("a writer %v, error %v", w, err)
	}
}
