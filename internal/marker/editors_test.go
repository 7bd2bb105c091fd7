package marker

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// editors finds the first frame of each marker in a format's text, by an expression
// that shares nothing with its writer; times are read at a rate.
var editors = map[string]struct {
	find *regexp.Regexp
	read func(text string, rate float64) int64
}{
	"edl":      {regexp.MustCompile(`C {8}(\S+) `), timecodeFrame},
	"avid":     {regexp.MustCompile(`\t(\d\d:\d\d:\d\d[:;]\d\d)\tV1`), timecodeFrame},
	"premiere": {regexp.MustCompile(`\t(\d\d[:;]\d\d[:;]\d\d[:;]\d\d)\t\d\d[:;]\d\d[:;]\d\d[:;]\d\d\t\d`), timecodeFrame},
	"guides":   {regexp.MustCompile(`"pos": (\d+)`), frame},
	"xmeml":    {regexp.MustCompile(`<in>(\d+)</in>`), frame},
	"fcpxml":   {regexp.MustCompile(`marker start="([^"]*)"`), rationalFrame},
	"otio":     {regexp.MustCompile(`(?s)"marked_range": .*?"start_time": .*?"value": (\d+)`), frame},
	"shotcut":  {regexp.MustCompile(`"start">([\d:.]+)<`), clockFrame},
}

func frame(text string, _ float64) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return -1
	}
	return n
}

// timecodeFrame reads non-drop time code, whatever hour it begins at.
func timecodeFrame(text string, rate float64) int64 {
	var h, m, s, f int64
	fmt.Sscanf(text, "%d:%d:%d:%d", &h, &m, &s, &f)
	return (m*60+s)*int64(math.Round(rate)) + f
}

func rationalFrame(text string, rate float64) int64 {
	num, den := int64(0), int64(1)
	fmt.Sscanf(text, "%d/%ds", &num, &den)
	n := float64(num) / float64(den) * rate
	if math.Abs(n-math.Round(n)) > 1e-6 {
		return -1 // not on an edge
	}
	return int64(math.Round(n))
}

func clockFrame(text string, rate float64) int64 {
	var h, m int64
	var s float64
	fmt.Sscanf(text, "%d:%d:%f", &h, &m, &s)
	return int64(math.Round((float64(h*3600+m*60) + s) * rate))
}

// TestMarkersLieOnFrames, of the recording or of a timeline with another rate: each
// on the frame that is shown when its event begins.
func TestMarkersLieOnFrames(t *testing.T) {
	s, p, _ := kit.Session()
	var rows []event.Event
	for i := range int64(60) {
		rows = append(rows, kit.Shows(event.State, face.Neutral+1+face.Label(i%7), s.Clock.Start+(13*i+i*i)*1001, s.Clock.Start+(13*i+i*i+9)*1001))
	}
	for name, editor := range editors {
		for options, rate := range map[string]float64{"": 30000.0 / 1001, "rate=50": 50, "rate=23.976": 24000.0 / 1001} {
			f := kit.Format(t, name)
			v, err := f.Options.Parse(options)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			w, err := f.New(&b, v, format.Header{Stream: s, Provenance: p})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range rows {
				if err := w.Event(e); err != nil {
					t.Fatal(err)
				}
			}
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			found := editor.find.FindAllStringSubmatch(b.String(), -1)
			if len(found) != len(rows) {
				t.Fatalf("%s %s: %d markers, want %d:\n%.500s", name, options, len(found), len(rows), b.String())
			}
			for i, e := range rows {
				seconds := float64(e.Onset-s.Clock.Start) / 30000
				if got, want := editor.read(found[i][1], rate), int64(seconds*rate+1e-3); got != want {
					t.Errorf("%s %s: marker %d is on frame %d, want %d (%s)", name, options, i, got, want, found[i][1])
				}
			}
		}
	}
}

// TestEveryExpressionHasItsColour in every editor that has any.
func TestEveryExpressionHasItsColour(t *testing.T) {
	var rows []event.Event
	all := face.Labels()
	for i, l := range all[1:] {
		rows = append(rows, kit.Shows(event.State, l, int64(25*i), int64(25*i+20)))
	}
	for name, find := range map[string]string{
		"edl": `ResolveColor(\w+)`, "avid": `V1\t(\w+)`, "guides": `"type": (\d)`, "xmeml": `pproColor>(\d+)`, "otio": `"color": "(\w+)"`, "shotcut": `"color">(#\w{6})<`,
	} {
		var seen []string
		for _, m := range regexp.MustCompile(find).FindAllStringSubmatch(kit.EventsAt25(t, name, "", rows...), -1) {
			seen = append(seen, m[1])
		}
		distinct := slices.Compact(slices.Sorted(slices.Values(seen)))
		if len(seen) != len(rows) || len(distinct) != len(rows) {
			t.Errorf("%s: colours %v", name, seen)
		}
	}
	if got := kit.EventsAt25(t, "xmeml", "", rows[0]); !strings.Contains(got, ">"+strconv.Itoa(0xff42e4f0)+"<") { // happiness, f0e442, as 0xAABBGGRR
		t.Errorf("Premiere's colour of happiness:\n%s", got)
	}
}

// TestEDLInParts: every marker is in one of the parts, which say which they are.
func TestEDLInParts(t *testing.T) {
	var rows []event.Event
	for i := range int64(1200) {
		rows = append(rows, kit.Shows(event.State, face.Happiness, 25*i, 25*i+10))
	}
	for part, want := range map[string]struct {
		count int
		title string
	}{"part=1": {999, "part 1 of 2"}, "part=2": {201, "part 2 of 2"}, "part=3": {0, "part 3 of 2"}, "": {999, "the strongest 999 of 1200"}} {
		text := kit.EventsAt25(t, "edl", part, rows...)
		if n := strings.Count(text, "|C:"); n != want.count || !strings.Contains(text, want.title) {
			t.Errorf("%q: %d markers, %.60s", part, n, text)
		}
	}
}

// TestDropFrame is said as each format says it.
func TestDropFrame(t *testing.T) {
	s, p, results := kit.Session()
	for name, wants := range map[string][]string{
		"edl": {"FCM: DROP FRAME", "01:00:00;00"}, "avid": {"01:00:00;00"}, "premiere": {"01;00;00;00", "00;00;03;00"},
		"fcpxml": {`tcFormat="DF"`, `tcStart="107999892/30000s"`}, "xmeml": {"<displayformat>DF<", "<string>01:00:00;00<", "<frame>107892<"}, "otio": {`"value": 107892`},
	} {
		f := kit.Format(t, name)
		v, err := f.Options.Parse("start='01:00:00;00'")
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		w, err := f.New(&b, v, format.Header{Stream: s, Provenance: p})
		if err != nil {
			t.Fatal(err)
		}
		if err := kit.Feed(w, s, results); err != nil {
			t.Fatal(err)
		}
		for _, want := range wants {
			if !strings.Contains(b.String(), want) {
				t.Errorf("%s: no %s", name, want)
			}
		}
	}
}

// TestYouTube: three or more chapters, of ten seconds or more, the first at zero.
func TestYouTube(t *testing.T) {
	text := kit.EventsAt25(t, "youtube", "", kit.Shows(event.State, face.Fear, 25*12, 25*14), kit.Shows(event.State, face.Anger, 25*15, 25*16),
		kit.Shows(event.Fleeting, face.Fear, 25*24, 25*24+5), kit.Shows(event.State, face.Anger, 25*30, 25*40), kit.Shows(event.State, face.Happiness, 25*4000, 25*4020))
	want := "0:00 beginning\n0:12 P1 fear 80%, P1 anger 80%\n0:30 P1 anger 80%\n1:06:40 P1 happiness 80%\n"
	if text != want {
		t.Errorf("got\n%swant\n%s", text, want)
	}
	if text := kit.EventsAt25(t, "youtube", "", kit.Shows(event.State, face.Fear, 25*3, 25*14)); text != "0:00 P1 fear 80%\n" {
		t.Errorf("an expression in the first seconds:\n%s", text)
	}
}
