package subtitle

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/asticode/go-astisub"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/test/kit"
)

func TestEscape(t *testing.T) {
	cases := []struct{ text, vtt, srt, ass string }{
		{"happiness 82%", "happiness 82%", "happiness 82%", "happiness 82%"},
		{"a --> b", "a --&gt; b", "a → b", "a --> b"},
		{"<i>&", "&lt;i&gt;&amp;", "‹i›&", "<i>&"},
		{`{\an8}x\N`, `{\an8}x\N`, `(\an8)x\N`, "(\\\u2060an8)x\\\u2060N"},
		{"a\n\nb\r\x00c", "a  b c", "a  b c", "a  b c"},
		{"\u202eabc\u2066", "abc", "abc", "abc"},
		{"\ufeffx\xff", "x", "x", "x"},
	}
	for _, c := range cases {
		if got := escapeVTT(c.text); got != c.vtt {
			t.Errorf("VTT of %q: %q", c.text, got)
		}
		if got := escapeSRT(c.text); got != c.srt {
			t.Errorf("SRT of %q: %q", c.text, got)
		}
		if got := escapeASS(c.text); got != c.ass {
			t.Errorf("ASS of %q: %q", c.text, got)
		}
	}
}

// FuzzCueText puts text into a cue between two others: whatever it is, a reader
// finds three cues.
func FuzzCueText(f *testing.F) {
	for _, s := range []string{"", "-->", "<v x>", "\n\n00:00 --> 00:01\nx", "{\\an8}", "\x00\ufeff", "\u202e", strings.Repeat("a", 5000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, words string) {
		for name, escape := range map[string]func(string) string{"vtt": escapeVTT, "srt": escapeSRT, "ass": escapeASS} {
			safe := escape(words)
			if strings.ContainsAny(safe, "\n\r\x00") || !utf8.ValidString(safe) || len(safe) > 8*len(words) {
				t.Fatalf("%s of %.99q is %.99q", name, words, safe)
			}
		}
		body := "1\n00:00:01,000 --> 00:00:02,000\nfirst\n\n2\n00:00:02,000 --> 00:00:03,000\nx" + escapeSRT(words) +
			"\n\n3\n00:00:03,000 --> 00:00:04,000\nlast\n\n"
		subs, err := astisub.ReadFromSRT(bytes.NewReader([]byte(body)))
		if err != nil || len(subs.Items) != 3 || text(subs.Items[2]) != "last" {
			t.Fatalf("%.99q breaks the cues: %v, %d", words, err, len(subs.Items))
		}
	})
}

// FuzzCues feeds arbitrary times: cues never overlap, vanish or begin before
// zero.
func FuzzCues(f *testing.F) {
	f.Add(int64(0), int64(1001), int64(5))
	f.Add(int64(-90000), int64(1), int64(1))
	f.Fuzz(func(t *testing.T, start, step, count int64) {
		if step <= 0 || step > 1<<32 || start < -1<<40 || start > 1<<40 {
			return
		}
		_, _, results := kit.Session()
		results = results[:1+uint64(count)%60]
		for i := range results {
			results[i].PTS, results[i].Duration = start+int64(i)*step, step
		}
		end := int64(0)
		for _, item := range fuzzed(t, results) {
			from, to := item[0], item[1]
			if from < 0 || to <= from || from < end && end > 1 {
				t.Fatalf("cue from %d to %d after one that ends at %d", from, to, end)
			}
			end = to
		}
	})
}

func fuzzed(t *testing.T, results []face.Result) (list [][2]int64) {
	s, _, _ := kit.Session()
	for _, c := range recorded(t, results) {
		from, to := clock{s.Clock}.milliseconds(c)
		list = append(list, [2]int64{from, to})
	}
	return list
}
