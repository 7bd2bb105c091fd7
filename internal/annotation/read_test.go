package annotation

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf16"
)

const longGrid = `File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 3.5
tiers? <exists>
size = 2
item []:
    item [1]:
        class = "IntervalTier"
        name = "client"
        xmin = 0
        xmax = 3.5
        intervals: size = 2
        intervals [1]:
            xmin = 0
            xmax = 1.25
            text = ""
        intervals [2]:
            xmin = 1.25
            xmax = 3.5
            text = "a ""big"" smile"
    item [2]:
        class = "TextTier"
        name = "clicks"
        xmin = 0
        xmax = 3.5
        points: size = 1
        points [1]:
            number = 2
            mark = "Lächeln" ! a remark
`

const shortGrid = "File type = \"ooTextFile\"\n\"TextGrid\"\n\n0\n3.5\n<exists>\n2\n\"IntervalTier\"\n\"client\"\n0\n3.5\n2\n0\n1.25\n\"\"\n1.25\n3.5\n" +
	"\"a \"\"big\"\" smile\"\n\"TextTier\"\n\"clicks\"\n0\n3.5\n1\n2\n\"Lächeln\"\n"

const chronologicalGrid = "\"Praat chronological TextGrid text file\"\n0 3.5   ! Time domain.\n2   ! Number of tiers.\n\"IntervalTier\" \"client\" 0 3.5\n\"TextTier\" \"clicks\" 0 3.5\n\n" +
	"! client:\n1 0 1.25\n\"\"\n\n! client:\n1 1.25 3.5\n\"a \"\"big\"\" smile\"\n\n! clicks:\n2 2 \n\"Lächeln\""

// TestTextGrids: the long, the short and the chronological format, in any encoding and
// line ends.
func TestTextGrids(t *testing.T) {
	for name, text := range map[string]string{
		"long": longGrid, "short": shortGrid, "chronological": chronologicalGrid, "CRLF": strings.ReplaceAll(longGrid, "\n", "\r\n"), "BOM": "\ufeff" + shortGrid,
		"UTF-16 LE": wide(longGrid, 0), "UTF-16 BE": wide(shortGrid, 1),
	} {
		got := must(t, "a.TextGrid", text)
		if len(got) != 2 || got[0].Tier != "client" || got[0].Label != `a "big" smile` || got[0].Start != 1250*time.Millisecond ||
			got[0].End != 3500*time.Millisecond || got[1].Tier != "clicks" || got[1].Label != "Lächeln" || got[1].Start != 2*time.Second || got[1].End != got[1].Start {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := must(t, "a.TextGrid", "\"ooTextFile\"\n\"TextGrid\"\n0 1 <absent>"); len(got) != 0 {
		t.Errorf("without tiers: %+v", got)
	}
}

// wide is text in UTF-16 with a byte order mark.
func wide(text string, low int) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		pair := [2]byte{byte(u), byte(u >> 8)}
		b.WriteByte(pair[low])
		b.WriteByte(pair[1-low])
	}
	return b.String()
}

const document = `<?xml version="1.0" encoding="UTF-8"?>
<ANNOTATION_DOCUMENT FORMAT="2.8">
  <HEADER TIME_UNITS="milliseconds"/>
  <TIME_ORDER>
    <TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="1500"/>
    <TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="2000"/>
    <TIME_SLOT TIME_SLOT_ID="ts3"/>
  </TIME_ORDER>
  <TIER TIER_ID="sure?" PARENT_REF="face"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a2" ANNOTATION_REF="a1"><ANNOTATION_VALUE>very</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
  <TIER TIER_ID="face" PARTICIPANT="client">
    <ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2">
      <ANNOTATION_VALUE>smile &amp; nod</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>
  </TIER>
</ANNOTATION_DOCUMENT>
`

func TestEAF(t *testing.T) {
	got := must(t, "a.EAF", document)
	if len(got) != 2 || got[1].Label != "smile & nod" || got[1].Person != "client" || got[1].Tier != "face" || got[1].Start != 1500*time.Millisecond ||
		got[0].Label != "very" || got[0].Tier != "sure?" || got[0].Start != 1500*time.Millisecond || got[0].End != 2*time.Second {
		t.Errorf("%+v", got)
	}
}

func TestSubtitles(t *testing.T) {
	cases := map[string]string{
		"a.srt": "1\n00:00:01,500 --> 00:00:02,000\n<i>big</i>\nsmile\n\n\n2\n00:00:03,000 --> 00:00:04,000 X1:1\n\n",
		"b.srt": "00:01.500 --> 00:02.000\nbig smile",
		"a.vtt": "WEBVTT Kind: captions\nLanguage: en\n\nNOTE a\nremark --> no\n\nSTYLE\n::cue { color: red }\n\nname\n00:01.500 --> 00:00:02.000 line:0\nbig\nsmile\n",
		"b.vtt": "WEBVTT\n00:01.500 --> 00:02.000\n<v client>big smile</v>\n",
	}
	for name, text := range cases {
		got := must(t, name, text)
		if len(got) != 1 || got[0].Label != "big smile" || got[0].Start != 1500*time.Millisecond || got[0].End != 2*time.Second {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := must(t, "b.vtt", cases["b.vtt"]); got[0].Person != "client" {
		t.Errorf("the voice: %+v", got)
	}
}

func TestTables(t *testing.T) {
	for name, text := range map[string]string{
		"tidy.csv":  "kind,person,label,onset,apex,offset\nstate,client,\"big, smile\",1.5,,2\n",
		"bids.tsv":  "onset\tduration\ttrial_type\tperson\n1.5\t0.5\tbig, smile\tclient\n",
		"hand.csv":  "Start,End,Code,Subject\r\n 1.5 ,2.0,\"big, smile\",client\r\n",
		"sheet.csv": "onset;offset;label;person\n1,5;2,0;big, smile;client\n",
		"boris.tsv": "Subject\tBehavior\tStart (s)\tStop (s)\tDuration (s)\nclient\tbig, smile\t1.500\t2\t0.5\n",
		"milli.csv": "onset,duration_ms,label,person\n1.5,500,\"big, smile\",client\n",
	} {
		got := must(t, name, text)
		if len(got) != 1 || got[0].Label != "big, smile" || got[0].Person != "client" || got[0].Start != 1500*time.Millisecond || got[0].End != 2*time.Second {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestErrorsNameTheLine(t *testing.T) {
	slots := `<ANNOTATION_DOCUMENT>` + "\n" + `<TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="5"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="1"/>` + "\n"
	for _, c := range []struct {
		name, text, says string
		want             error
	}{
		{"a.docx", "", "not an annotation", ErrKind},
		{"a.srt", "a\x00b", "not text", ErrText},
		{"a.srt", "1\n\x81\xff", "not text", ErrText},
		{"a.srt", "1\nhello\n", "line 2", ErrCue},
		{"a.srt", "\n1\n", "line 2", ErrCue},
		{"a.srt", "hello\n\n1\n00:00:01,000 --> 00:00:02,000\nx\n", "line 1", ErrCue},
		{"a.srt", "1\n00:00:01,1234567890 --> 00:00:02,000\nx\n", "line 2", ErrTime},
		{"a.srt", "1\n00:00:02,000 --> 00:00:01,000\nx\n", "line 2", ErrOrder},
		{"a.srt", "1\n00:99:02,000 --> 00:00:01,000\nx\n", "line 2", ErrTime},
		{"a.srt", "1\n99999:00:02,000 --> 99999:00:03,000\nx\n", "line 2", ErrTime},
		{"a.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + strings.Repeat("x", 70000), "line 2", ErrLong},
		{"a.vtt", "hello", "line 1", ErrVTT},
		{"a.vtt", "WEBVTT\n\n00:01.000 --> \nx\n", "line 3", ErrTime},
		{"a.TextGrid", "", "line 1", ErrTextGrid},
		{"a.TextGrid", "ooBinaryFile\x08", "TextGrid saved as text", ErrTextGrid},
		{"a.TextGrid", longGrid[:len(longGrid)/2], ends(longGrid[:len(longGrid)/2]), ErrCut},
		{"a.TextGrid", strings.Replace(longGrid, "xmax = 1.25", "xmax = many", 1), "line 18", ErrTextGrid},
		{"a.TextGrid", strings.Replace(longGrid, "size = 2\nitem", "size = 2e9\nitem", 1), "line 7", ErrTextGrid},
		{"a.TextGrid", strings.Replace(longGrid, "xmax = 1.25", "xmax = -1", 1), "line 17", ErrTime},
		{"a.TextGrid", strings.Replace(chronologicalGrid, "2 2 ", "3 2 ", 1), "line 16", ErrTextGrid},
		{"a.TextGrid", strings.Replace(chronologicalGrid, "2 2 ", "0 2 ", 1), "line 16", ErrTextGrid},
		{"a.TextGrid", strings.Replace(chronologicalGrid, "\n2 2 ", "\n2 x ", 1), "line 17", ErrTextGrid},
		{"a.TextGrid", strings.Replace(chronologicalGrid, "TextTier", "BookTier", 1), "line 5", ErrTextGrid},
		{"a.TextGrid", chronologicalGrid[:len(chronologicalGrid)-4], "line 17", ErrCut},
		{"a.eaf", "<html/>", "line 1", ErrEAF},
		{"a.eaf", "", "line 1", ErrEAF},
		{"a.eaf", "<ANNOTATION_DOCUMENT>\n<ALIGNABLE_ANNOTATION/></ANNOTATION_DOCUMENT>", "line 2", ErrEAF},
		{"a.eaf", document[:300], ends(document[:300]), ErrEAF},
		{"a.eaf", strings.Replace(document, `VALUE="1500"`, `VALUE="-1"`, 1), "line 5", ErrTime},
		{"a.eaf", strings.Replace(document, `REF2="ts2"`, `REF2="ts3"`, 1), "line 9", ErrSlot},
		{"a.eaf", strings.Replace(document, `ANNOTATION_REF="a1"`, `ANNOTATION_REF="a2"`, 1), "line 9", ErrSlot},
		{"a.eaf", strings.Replace(document, `"milliseconds"`, `"PAL-frames"`, 1), "line 3", ErrUnits},
		{"a.eaf", slots + `<TIER/><ALIGNABLE_ANNOTATION TIME_SLOT_REF1="a" TIME_SLOT_REF2="b"><ANNOTATION_VALUE>x</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION_DOCUMENT>`, "line 3", ErrOrder},
		{"a.csv", "", "line 1", ErrColumns},
		{"a.csv", "a,b\n", "line 1", ErrColumns},
		{"a.csv", "onset,offset,label\n1,2,x\n1,Inf,x\n", "line 3", ErrTime},
		{"a.csv", "onset,offset,label\n1,2\n", "line 2", ErrShort},
		{"a.csv", "onset,offset,label\nn/a,2,x\n", "line 2", ErrTime},
		{"a.csv", "onset,offset,label\n-1,2,x\n", "line 2", ErrTime},
		{"a.csv", "onset,duration,label\n1,-1,x\n", "line 2", ErrOrder},
		{"a.csv", "onset,offset,label\n\"1,500\",2000,x\n", "line 2", ErrTime},
		{"a.csv", "onset,offset,label\n1.5.2,2,x\n", "line 2", ErrTime},
		{"a.csv", "onset,offset,label\n1,2,\"x\n", "line 2", nil},
	} {
		_, err := Read(c.name, strings.NewReader(c.text))
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s %.40q: %v; want %v with %q", c.name, c.text, err, c.want, c.says)
		}
	}
}

func TestBounds(t *testing.T) {
	if _, err := Read("a.srt", endless{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("an endless file: %v", err)
	}
	rows := "onset,offset,label\n" + strings.Repeat("1,2,x\n", maxIntervals+1)
	if _, err := Read("a.csv", strings.NewReader(rows)); !errors.Is(err, ErrTooMany) {
		t.Errorf("a million rows: %v", err)
	}
}

// ends names the last line of a text.
func ends(text string) string { return fmt.Sprint("line ", 1+strings.Count(text, "\n"), ":") }

type endless struct{}

func (endless) Read(p []byte) (int, error) { return len(p), nil }

func must(t *testing.T, name, text string) []Interval {
	t.Helper()
	got, err := Read(name, strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return got.Intervals
}
