package ratertrack

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/raters"
)

// folder writes files, by name, into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// read reads files of one session and gives them as text, with the remarks.
func read(t *testing.T, r Reader, dir string, names ...string) (text string, remarks []string) {
	t.Helper()
	list, remarks, err := session(t, r, dir, names...)
	if err != nil {
		return strings.ReplaceAll(err.Error(), dir+"/", ""), remarks
	}
	var parts []string
	for _, s := range list {
		for _, track := range s.Tracks {
			part := s.Rater + " " + track.Person + ":"
			for _, span := range track.Spans {
				part += fmt.Sprintf(" %s %v-%v", span.Label, span.From, span.To)
			}
			for _, j := range track.Judged {
				part += fmt.Sprintf(" [%v-%v]", j.From, j.To)
			}
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "; "), remarks
}

func session(t *testing.T, r Reader, dir string, names ...string) (list []comparison.Source, remarks []string, err error) {
	t.Helper()
	if r.Raters, err = raters.New([]string{"smile=happiness", "talk="}, nil, nil, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	r.Remarks = func(text string) { remarks = append(remarks, strings.ReplaceAll(text, dir+"/", "")) }
	var files []File
	for _, name := range names {
		files = append(files, File{Path: filepath.Join(dir, name)})
	}
	list, err = r.Session(files)
	return list, remarks, err
}

// TestPeople: who is who in several files. A participant Anna stays Anna.
func TestPeople(t *testing.T) {
	dir := folder(t, map[string]string{
		"anna.csv":  "onset,offset,label,person\n1,2,smile,Anna\n3,5,anger,Anna\n",
		"two.csv":   "onset,offset,label,person\n1,2,smile,anna\n3,5,anger,Ben\n",
		"none.srt":  "1\n00:00:01,000 --> 00:00:02,000\nsmile\n",
		"p1.csv":    "onset,offset,label,person\n1,2,smile,1\n",
		"clash.csv": "onset,offset,label,person\n1,2,smile,P1\n3,4,smile,Anna\n",
	})
	for _, c := range []struct {
		people map[string]string
		files  []string
		want   string
	}{
		{nil, []string{"anna.csv", "two.csv"}, "anna Anna: happiness 1s-2s anger 3s-5s [1s-5s]; two Anna: happiness 1s-2s [1s-5s]; two Ben: anger 3s-5s [1s-5s]"},
		{map[string]string{"anna": "P1"}, []string{"anna.csv", "p1.csv"}, "anna P1: happiness 1s-2s anger 3s-5s [1s-5s]; p1 P1: happiness 1s-2s [1s-2s]"},
		{nil, []string{"none.srt", "anna.csv"}, "none Anna: happiness 1s-2s [1s-2s]; anna Anna: happiness 1s-2s anger 3s-5s [1s-5s]"},
		{nil, []string{"none.srt"}, "none P1: happiness 1s-2s [1s-2s]"},
		{map[string]string{"": "Ben"}, []string{"none.srt", "two.csv"}, "none Ben: happiness 1s-2s [1s-2s]; two Ben"},
		{nil, []string{"none.srt", "two.csv"}, "none.srt: names nobody, and the other files speak of anna, Ben; say who is meant by --person =anna"},
		{map[string]string{"anna": "P1"}, []string{"clash.csv"}, "clash.csv: two people of the file are P1"},
	} {
		got, _ := read(t, Reader{People: c.people}, dir, c.files...)
		if c.people[""] == "Ben" {
			got = strings.Replace(got, "two anna: happiness 1s-2s [1s-5s]; two Ben: anger 3s-5s [1s-5s]", "two Ben", 1)
		}
		if got != c.want {
			t.Errorf("%v %v:\n got %s\nwant %s", c.people, c.files, got, c.want)
		}
	}
	if _, remarks := read(t, Reader{}, dir, "none.srt", "anna.csv"); !strings.Contains(strings.Join(remarks, ";"), "none.srt: names nobody, and is taken to speak of Anna") {
		t.Errorf("%v", remarks)
	}
}

// TestOnly: one person of several is compared; a file that names nobody speaks of that one.
func TestOnly(t *testing.T) {
	dir := folder(t, map[string]string{
		"two.csv":  "time,label,person\n0,happiness,1\n0,anger,2\n1,happiness,1\n1,anger,2\n",
		"none.csv": "onset,offset,label\n0,2,smile\n",
	})
	if got, _ := read(t, Reader{Only: []string{"P2"}}, dir, "two.csv", "none.csv"); got != "two P2: anger 0s-2s [0s-2s]; none P2: happiness 0s-2s [0s-2s]" {
		t.Error(got)
	}
	if got, _ := read(t, Reader{Only: []string{"P7"}}, dir, "two.csv", "none.csv"); !strings.Contains(got, "--person 7: nobody is called so; the files speak of P1, P2") {
		t.Error(got)
	}
}

// TestCodedAndShift: what time was judged, and other clocks.
func TestCodedAndShift(t *testing.T) {
	dir := folder(t, map[string]string{"a.csv": "onset,offset,label\n1,2,smile\n3,3,anger\n4,5,talk\n", "b.csv": "onset,offset,label\n", "c.csv": "onset,offset,label\n5,6,talk\n"})
	coded := func(name string) Reader { return Reader{Coded: map[string]Coded{name: {From: 0, To: time.Minute}}} }
	for _, c := range []struct {
		r    Reader
		file string
		want string
	}{
		{Reader{}, "a.csv", "a P1: happiness 1s-2s [1s-3s]"},
		{coded("a"), "a.csv", "a P1: happiness 1s-2s [0s-1m0s]"},
		{coded(""), "a.csv", "a P1: happiness 1s-2s [0s-1m0s]"},
		{coded("z"), "a.csv", "a P1: happiness 1s-2s [1s-3s]"},
		{Reader{Shift: map[string]time.Duration{"a": -500 * time.Millisecond}}, "a.csv", "a P1: happiness 500ms-1.5s [500ms-2.5s]"},
		{coded(""), "b.csv", "b P1: [0s-1m0s]"},
		{Reader{}, "b.csv", "b.csv: " + ErrEmpty.Error()},
		{Reader{}, "c.csv", "c.csv: " + ErrEmpty.Error()},
		{Reader{}, "none.eaf", "open none.eaf: no such file or directory"},
	} {
		if got, _ := read(t, c.r, dir, c.file); strings.TrimPrefix(got, "none.eaf: ") != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.file, got, c.want)
		}
	}
	_, remarks := read(t, Reader{}, dir, "a.csv")
	if got := strings.Join(remarks, "; "); got != "a.csv: 1 fleeting candidates and points in time are not compared; a: taken as judged from the first to the last annotation, 1.000 to 3.000 s; --coded says otherwise" {
		t.Errorf("%s", got)
	}
}

// TestOverlap: two labels at once are refused with their lines.
func TestOverlap(t *testing.T) {
	dir := folder(t, map[string]string{"a.csv": "onset,offset,label\n1,3,smile\n2,4,anger\n"})
	want := "a.csv: a person without a name: two labels at once: happiness 1.000-3.000 s (line 2) and anger 2.000-4.000 s (line 3); read one tier alone by --tier, or correct the file"
	if got, _ := read(t, Reader{}, dir, "a.csv"); got != want {
		t.Errorf("got %s", got)
	}
}

// TestRaterNames are those of the files, longer ones where two are alike.
func TestRaterNames(t *testing.T) {
	for want, files := range map[string][]File{
		"[a b]":                  {{Path: "x/a.eaf"}, {Path: "y/b.events.csv"}},
		"[s.csv s.jsonl]":        {{Path: "x/s.csv"}, {Path: "x/s.jsonl"}},
		"[x/a.csv y/a.csv b]":    {{Path: "x/a.csv"}, {Path: "y/a.csv"}, {Path: "b.csv"}},
		"[a.csv a.csv (2)]":      {{Path: "a.csv"}, {Path: "a.csv"}},
		"[anna .hidden.csv one]": {{Path: "x.csv", Rater: "anna"}, {Path: ".hidden.csv"}, {Path: "one"}},
	} {
		if got := fmt.Sprint(ratersOf(files)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestFrameTable reads labels at points in time; an empty label was not judged.
func TestFrameTable(t *testing.T) {
	dir := folder(t, map[string]string{
		"a.csv":    "time,label,person\n0,smile,Anna\n0,anger,2\n0.5,smile,Anna\n1,,Anna\n1.5,neutral,Anna\n2,low_quality,Anna\n2.5,talk,Anna\n3,fear,Anna\n",
		"ours.csv": "frame,time,status,person,name,label\n0,0,face,1,Anna,happiness\n0,0,face,2,P2,anger\n1,1,no_face,,,\n",
		"b.tsv":    "time\tlabel\n0\tsmile\n1\tsmile\n",
		"word.csv": "time,label\n0,grin\n", "order.csv": "time,label\n1,smile\n0,smile\n", "nan.csv": "time,label\nNaN,smile\n", "short.csv": "time,label\n1\n",
		"quote.csv": "time,label\n1,\"a\n", "empty.csv": "",
	})
	for name, want := range map[string]string{
		"a.csv":     "a Anna: happiness 0s-1s neutral 1.5s-2s fear 3s-3.5s [0s-1s] [1.5s-2s] [3s-3.5s]; a P2: anger 0s-500ms [0s-500ms]",
		"ours.csv":  "ours Anna: happiness 0s-1s [0s-1s]; ours P2: anger 0s-1s [0s-1s]",
		"b.tsv":     "b P1: happiness 0s-2s [0s-2s]",
		"word.csv":  `word.csv: line 2: the label "grin" is none of ours; say what it means by --label WORD=happiness, or leave it out by --label WORD=`,
		"order.csv": "order.csv: line 3: " + ErrTime.Error(), "nan.csv": "nan.csv: line 2: " + ErrTime.Error(), "short.csv": "short.csv: line 2: " + ErrTime.Error(),
	} {
		if got, _ := read(t, Reader{}, dir, name); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
	for _, name := range []string{"quote.csv", "empty.csv"} {
		if got, _ := read(t, Reader{}, dir, name); !strings.HasPrefix(got, name+": ") {
			t.Errorf("%s: %s", name, got)
		}
	}
}
