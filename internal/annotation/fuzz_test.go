package annotation

import (
	"strings"
	"testing"
)

// holds checks what every reader promises of any input: sound intervals, or one line
// that says what is wrong.
func holds(t *testing.T, name string, text []byte) {
	all, err := Read(name, strings.NewReader(string(text)))
	if err != nil && (strings.ContainsAny(err.Error(), "\n\x00") || err.Error() == "") {
		t.Fatalf("the error is %q", err)
	}
	words := Words{Label: func(l string) bool { return l == "smile" }, State: []string{"state"}, Fleeting: []string{"fleeting"}}
	for _, v := range words.Assign(all.Intervals) {
		if v.Start < 0 || v.End < v.Start || v.End > maxTime || v.Line < 1 || len(v.Label) > maxLabel {
			t.Fatalf("%+v", v)
		}
	}
}

func FuzzEAF(f *testing.F) {
	f.Add([]byte(document))
	f.Add([]byte(strings.Replace(document, `ANNOTATION_REF="a1"`, `ANNOTATION_REF="a2"`, 1)))
	f.Add([]byte(subdivided))
	f.Fuzz(func(t *testing.T, text []byte) { holds(t, "a.eaf", text) })
}

func FuzzTextGrid(f *testing.F) {
	for _, seed := range []string{longGrid, shortGrid, chronologicalGrid, wide(shortGrid, 0), wide(shortGrid, 1)} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) { holds(t, "a.TextGrid", text) })
}

func FuzzSRT(f *testing.F) {
	f.Add([]byte("1\n0:0:1,5 --> 0:0:2\n{\\an8}- P1: smile\n- P2: smile\n2\n00:00:02 --> 00:00:03,1\nsmile"))
	f.Add([]byte("1\n00:00:01,500 --> 00:00:02,000\nP1 smile 80% · P2 fleeting smile\n\n2\n00:00:02.000 --> 01:00:02,500\n<b>a: smile\n"))
	f.Fuzz(func(t *testing.T, text []byte) { holds(t, "a.srt", text) })
}

func FuzzVTT(f *testing.F) {
	f.Add([]byte("WEBVTT\n\nSTYLE\n::cue {\n\n}\n\nstray\n\n00:01.500 --> 00:02.000\n[{\"person\":1,\"kind\":\"state\",\"label\":\"smile\"}]\n"))
	f.Add([]byte("WEBVTT\n\nNOTE x\n\nid\n00:01.500 --> 00:02.000 line:0\n<v P1>a &amp; smile\n<v P2>b</v>\n"))
	f.Fuzz(func(t *testing.T, text []byte) { holds(t, "a.vtt", text) })
}

func FuzzTable(f *testing.F) {
	f.Add([]byte("kind,person,label,onset,apex,offset\nstate,1,\"x\ny\",1.5,,2\n"))
	f.Add([]byte("onset,duration_ms,code\n1e-3,5,x\n"))
	f.Add([]byte("onset;offset;label\n1,5;2;x\n"))
	f.Add([]byte("Observation id\tone\n\nTime\tSubject\tBehavior\tStatus\n3.3\ta\tsmile\tSTART\n7.75\ta\tsmile\tSTOP\n8\ta\tsmile\tPOINT\n"))
	f.Fuzz(func(t *testing.T, text []byte) { holds(t, "a.csv", text); holds(t, "a.tsv", text) })
}
