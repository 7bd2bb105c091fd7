package ratertrack

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/people"
	_ "github.com/facecue/facecue/internal/record" // the format jsonl
	_ "github.com/facecue/facecue/internal/table"  // the format csv
	"github.com/facecue/facecue/internal/test/kit"
	"github.com/facecue/facecue/internal/wording"
)

// written is the session of the kit in a format.
func written(t *testing.T, name string) string {
	t.Helper()
	s, p, results := kit.Session()
	var b bytes.Buffer
	for _, f := range format.All() {
		if f.Name != name {
			continue
		}
		v, err := f.Options.Parse("")
		if err != nil {
			t.Fatal(err)
		}
		w, err := f.New(&b, v, format.Header{Stream: s, Provenance: p})
		if err != nil {
			t.Fatal(err)
		}
		for i := range results {
			if err := w.Result(&results[i]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestRecord: a person of a record is judged where the face could be classified, and nowhere else
// (trap 10 of section 0); the table of frames says the same.
func TestRecord(t *testing.T) {
	dir := folder(t, map[string]string{"s.jsonl": written(t, "jsonl"), "s.csv": written(t, "csv")})
	list, _, err := session(t, Reader{}, dir, "s.jsonl", "s.csv")
	if err != nil {
		t.Fatal(err)
	}
	lossless, table := list[0], list[1]
	if !lossless.Machine || !table.Machine || len(lossless.Frames) != 240 || len(lossless.Tracks) != 2 || lossless.Tracks[0].Person != "P1" {
		t.Fatalf("%v %d frames, %d people", lossless.Machine, len(lossless.Frames), len(lossless.Tracks))
	}
	_, _, results := kit.Session()
	for i, r := range results {
		f := lossless.Frames[i]
		middle := f.From + (f.To-f.From)/2
		for _, track := range lossless.Tracks {
			want := ""
			for _, face := range r.Faces {
				if fmt.Sprint("P", face.ID) == track.Person && (face.State.IsExpression() || face.State.String() == "uncertain") {
					want = face.State.String()
				}
			}
			if got := labelAt(track, middle); got != want {
				t.Fatalf("frame %d, %s: %q, want %q", i, track.Person, got, want)
			}
		}
	}
	for i, track := range table.Tracks {
		if len(track.Spans) != len(lossless.Tracks[i].Spans) {
			t.Errorf("%s: %d spans in the table, %d in the record", track.Person, len(track.Spans), len(lossless.Tracks[i].Spans))
		}
	}
}

func labelAt(track comparison.Track, at time.Duration) string {
	for _, s := range track.Spans {
		if s.From <= at && at < s.To {
			return s.Label
		}
	}
	return ""
}

// TestDamagedRecord and others are refused with the file's name.
func TestDamagedRecord(t *testing.T) {
	dir := folder(t, map[string]string{"s.jsonl": "{}\n", "cut.jsonl": written(t, "jsonl")[:5000], "x.parquet": "PAR1 x"})
	for _, name := range []string{"s.jsonl", "cut.jsonl", "x.parquet", "none.jsonl"} {
		if got, _ := read(t, Reader{}, dir, name); !strings.Contains(got, name+": ") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// TestSheet: the people of a record are named, joined and left out as the sheet says.
func TestSheet(t *testing.T) {
	sheet, err := people.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	if sheet, err = sheet.WithNames(wording.Names{1: "Anna"}); err != nil {
		t.Fatal(err)
	}
	dir := folder(t, map[string]string{"s.jsonl": written(t, "jsonl")})
	list, _, err := session(t, Reader{Sheet: sheet}, dir, "s.jsonl")
	if err != nil || list[0].Tracks[0].Person != "Anna" || list[0].Tracks[1].Person != "P2" {
		t.Errorf("%v %v", list, err)
	}
	table, err := people.Read(strings.NewReader(strings.Join(people.Columns(), ",") + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if list, _, err := session(t, Reader{Sheet: table}, dir, "s.jsonl"); err != nil || len(list[0].Tracks) != 2 {
		t.Errorf("an empty sheet: %v", err)
	}
}

// TestFleeting: candidates of a record and of a rater are read where they are asked for.
func TestFleeting(t *testing.T) {
	dir := folder(t, map[string]string{
		"session.jsonl": written(t, "jsonl"),
		"anna.csv":      "onset,offset,label,person,kind\n0,3,happiness,1,state\n1.5,1.6,surprise,1,fleeting\n3,8,neutral,1,state\n",
	})
	found := func(path string) (map[string][]comparison.Span, error) {
		if path != dir+"/session.jsonl" {
			return nil, fmt.Errorf("asked for %s", path)
		}
		return map[string][]comparison.Span{"P1": {{Range: comparison.Range{From: time.Second, To: 2 * time.Second}, Label: "fear"}}}, nil
	}
	for want, r := range map[string]Reader{
		"[surprise 1.500-1.600 s (line 3)] [fear 1.000-2.000 s] true": {Fleeting: found}, "[] [] true": {},
	} {
		list, _, err := session(t, r, dir, "anna.csv", "session.jsonl")
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(list[0].Tracks[0].Fleeting, list[1].Tracks[0].Fleeting, list[1].Tracks[0].Machine); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
