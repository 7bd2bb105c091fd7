package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

func readAll(text []byte) (*Record, []face.Result, error) {
	c, err := ReadRecord(bytes.NewReader(text))
	if err != nil {
		return c, nil, err
	}
	var all []face.Result
	for {
		r, err := c.Read()
		if err == io.EOF {
			return c, all, nil
		}
		if err != nil {
			return c, all, err
		}
		all = append(all, *r.Clone())
	}
}

func TestRecordIsLossless(t *testing.T) {
	s, p, results := kit.Session()
	c, got, err := readAll(kit.Written(t, kit.Format(t, "jsonl"), results))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(c.Stream(), s) || !reflect.DeepEqual(c.Provenance(), p) {
		t.Errorf("header: %+v %+v", c.Stream(), c.Provenance())
	}
	for i := range results {
		want := *results[i].Clone()
		for k := range want.Faces {
			want.Faces[k].Smooth = face.Scores{} // made again by render
		}
		if len(got[i].Faces) == 0 {
			got[i].Faces = nil
		}
		if !reflect.DeepEqual(got[i], want) {
			t.Fatalf("frame %d:\n got %+v\nwant %+v", i, got[i], want)
		}
	}
}

func TestRecordIsJSON(t *testing.T) {
	_, _, results := kit.Session()
	for n, line := range bytes.Split(bytes.TrimSpace(kit.Written(t, kit.Format(t, "jsonl"), results)), []byte("\n")) {
		if !json.Valid(line) {
			t.Fatalf("line %d is not JSON: %s", n+1, line)
		}
	}
}

func TestFaceWithoutScores(t *testing.T) {
	f := kit.Classified(1, face.Fear, 0.5, 10)
	f.Scores, f.Label, f.State, f.Smooth = face.Scores{}, face.None, face.None, face.Scores{}
	text := kit.Written(t, kit.Format(t, "jsonl"), []face.Result{{Faces: []face.Face{f}, Status: face.Found}})
	if !bytes.Contains(text, []byte(`"scores":null,"label":null`)) {
		t.Errorf("got %s", text)
	}
	if _, got, err := readAll(text); err != nil || !reflect.DeepEqual(got[0].Faces[0], f) {
		t.Errorf("read back: %v", err)
	}
}

func TestRecordErrors(t *testing.T) {
	_, _, results := kit.Session()
	whole := string(kit.Written(t, kit.Format(t, "jsonl"), results[:4]))
	lines := strings.SplitAfter(whole, "\n")
	cases := []struct {
		name, text string
		want       error
		says       string
	}{
		{"empty", "", ErrNotRecord, "not a facecue record"},
		{"some text", "WEBVTT\n", ErrNotRecord, ""},
		{"JSON of somebody else", "{\"a\":1}\n", ErrNotRecord, ""},
		{"no header", lines[1], ErrNotRecord, ""},
		{"a line that is cut", whole[:len(whole)-9], ErrCut, "line 5"},
		{"broken in the middle", lines[0] + "{oops}\n" + lines[2], nil, "line 2"},
		{"out of order", lines[0] + lines[2] + lines[1], ErrOrder, "line 3"},
		{"twice", lines[0] + lines[1] + lines[1], ErrOrder, "line 3"},
		{"unknown status", lines[0] + strings.Replace(lines[1], `"face"`, `"fcae"`, 1), nil, "fcae"},
		{"unknown label", lines[0] + strings.Replace(lines[1], `"label":"happiness"`, `"label":"joy"`, 1), nil, "joy"},
		{"no number", lines[0] + "{}\n", errNoFrame, "line 2"},
		{"a float too large", lines[0] + strings.Replace(lines[1], `"score":0.875`, `"score":1e99`, 1), nil, "line 2"},
		{"time base of zero", strings.Replace(lines[0], "[1,30000]", "[0,30000]", 1), ErrNotRecord, "time base"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, _, err := readAll([]byte(c.text))
			if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want %v with %q", err, c.want, c.says)
			}
		})
	}
}

func TestUnknownKeysAreIgnored(t *testing.T) {
	_, _, results := kit.Session()
	text := strings.ReplaceAll(string(kit.Written(t, kit.Format(t, "jsonl"), results[:3])), `{"frame"`, `{"later":{"x":[1]},"frame"`)
	if _, got, err := readAll([]byte(text)); err != nil || len(got) != 3 {
		t.Errorf("%d results, %v", len(got), err)
	}
}

func BenchmarkReadRecord(b *testing.B) {
	_, _, results := kit.Session()
	text := kit.Written(b, kit.Format(b, "jsonl"), results)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for range b.N {
		if _, _, err := readAll(text); err != nil {
			b.Fatal(err)
		}
	}
}

// TestStreamNumbers: a time base or a rate that libav's fractions do not hold is refused.
func TestStreamNumbers(t *testing.T) {
	for text, ok := range map[string]bool{
		`"time_base":[1,25]`: true,
		`"time_base":[2147483647,2147483647],"rate":[0,0]`: true,
		`"time_base":[0,25]`:                               false,
		`"time_base":[1,0]`:                                false,
		`"time_base":[1,-25]`:                              false,
		`"time_base":[2147483648,1]`:                       false,
		`"time_base":[4294967296,1],"rate":[4294967296,1]`: false,
		`"time_base":[1,25],"rate":[25,4294967296]`:        false,
		`"time_base":[1,25],"rate":[-1,1]`:                 false,
		`"time_base":[1,25],"width":-1`:                    false,
	} {
		record := `{"facecue":{"stream":{` + text + `}}}` + "\n" + `{"frame":0,"pts":7,"status":"no_face","faces":[]}`
		r, err := Open(strings.NewReader(record))
		if (err == nil) != ok {
			t.Errorf("%s: %v", text, err)
		}
		if err == nil && r.Stream().FrameTicks() < 1 {
			t.Errorf("%s: a frame of %d ticks", text, r.Stream().FrameTicks())
		}
	}
}

func FuzzReadRecord(f *testing.F) {
	_, _, results := kit.Session()
	whole := kit.Written(f, kit.Format(f, "jsonl"), results[58:64])
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte(`{"facecue":{"stream":{"time_base":[1,25]}}}` + "\n" + `{"frame":0,"status":"no_face","faces":[]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, got, err := readAll(text)
		if err != nil {
			return
		}
		// What reads must write, and read again the same.
		var b bytes.Buffer
		w, err := newJSONL(&b, kit.Format(t, "jsonl").Options.Defaults(), format.Header{Stream: c.Stream(), Provenance: c.Provenance()})
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if err := w.Result(&got[i]); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if _, again, err := readAll(b.Bytes()); err != nil || !reflect.DeepEqual(again, got) {
			t.Fatalf("read %v, written and read again %v: %v", got, again, err)
		}
	})
}
