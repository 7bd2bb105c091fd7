package corpus

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestManifest: lines of several processes are read as one manifest; the greatest number counts,
// whatever the clocks said.
func TestManifest(t *testing.T) {
	dir := t.TempDir()
	manifest := filepath.Join(dir, "facecue.batch.jsonl")
	if m := manifestAt(t, manifest); m.Exists() || len(m.Records) != 0 {
		t.Fatal("a manifest that is not there has records")
	}
	firstClaims, first := open(t, manifest)
	secondClaims, second := open(t, manifest)
	m := manifestAt(t, manifest)
	steps := []struct {
		to   *Segment
		line Line
		want State
	}{
		{first, Line{Input: "a", State: Waiting}, Waiting},
		{second, Line{Input: "a", Number: 1, State: Running}, Running},
		{first, Line{Input: "a", State: Waiting}, Running},
		{second, Line{Input: "a", Number: 2, State: Done, Outputs: []Output{{"a.vtt", 5}}, Result: &Result{Frames: 7}}, Done},
		{first, Line{Input: "a", Number: 3, State: Running}, Running},
		{first, Line{Input: "a", Number: 4, State: Failed, Error: "why"}, Failed},
	}
	for i, s := range steps {
		if err := s.to.Append(s.line); err != nil {
			t.Fatal(err)
		}
		if err := m.Refresh(); err != nil {
			t.Fatal(err)
		}
		if got := m.Records["a"].State; got != s.want {
			t.Errorf("step %d: %s, want %s", i, got, s.want)
		}
	}
	if again := manifestAt(t, manifest); !reflect.DeepEqual(statesOf(again), statesOf(m)) || !again.Exists() || !again.Own["a.vtt"] {
		t.Error("read at once it says something else")
	}
	first.Close()
	second.Close()
	add(t, manifest, Line{Input: "b", State: Waiting}) // goes on with the first segment
	firstClaims.Close()
	secondClaims.Close()
	for name, lines := range map[string]int{"facecue.batch.jsonl": 5, "facecue.batch.2.jsonl": 2} {
		if got := strings.Count(read(t, filepath.Join(dir, name)), "\n"); got != lines {
			t.Errorf("%s has %d lines, want %d", name, got, lines)
		}
	}
	if names, _ := os.ReadDir(dir); len(names) != 2 {
		t.Errorf("left: %v", names)
	}
}

// TestTornLine: wherever a process was killed in a line, the lines before it are read, the line is
// not, and the next process goes on in the file.
func TestTornLine(t *testing.T) {
	manifest := filepath.Join(t.TempDir(), "m.jsonl")
	add(t, manifest, Line{Input: "a", Number: 1, State: Running})
	whole := read(t, manifest)
	add(t, manifest, Line{Input: "a", Number: 2, State: Done})
	both := read(t, manifest)
	for at := len(whole); at < len(both); at++ {
		write(t, manifest, both[:at])
		m := manifestAt(t, manifest)
		if got := m.Records["a"].State; got != Running || m.Foreign != 0 {
			t.Fatalf("cut at %d: %s, %d foreign lines", at, got, m.Foreign)
		}
		add(t, manifest, Line{Input: "b", Number: 1, State: Done})
		if err := m.Refresh(); err != nil {
			t.Fatal(err)
		}
		if m.Records["b"] == nil || m.Records["b"].State != Done || m.Records["a"].State == Waiting {
			t.Fatalf("cut at %d: %v", at, statesOf(m))
		}
		if fresh := manifestAt(t, manifest); !reflect.DeepEqual(statesOf(fresh), statesOf(m)) {
			t.Fatalf("cut at %d: read at once it is %v, step by step %v", at, statesOf(fresh), statesOf(m))
		}
	}
}

// TestForeignLines are counted and left out.
func TestForeignLines(t *testing.T) {
	manifest := filepath.Join(t.TempDir(), "m.jsonl")
	good := `{"state":"done","input":"a","number":2}` + "\n"
	for _, foreign := range []string{
		"hello", "{}", `{"state":"done"}`, `{"state":"other","input":"a"}`, `{"state":"done","input":"a","number":-1}`, `{"state":"setup","setup":"x"}`,
		`{"state":"setup","about":{}}`, `[1]`, `"done"`, "\x00\x00\x00", strings.Repeat("x", longestLine+10), `{"state":"done","input":"a","number":2`,
	} {
		write(t, manifest, foreign+"\n"+good+"\r\n")
		if m := manifestAt(t, manifest); m.Foreign != 1 || m.Records["a"].State != Done {
			t.Errorf("%.40q: %d foreign lines, %v", foreign, m.Foreign, statesOf(m))
		}
	}
}

// FuzzManifest: no bytes stop the reader, reading in steps is reading at once, and a
// line that is appended after them is read.
func FuzzManifest(f *testing.F) {
	f.Add([]byte(`{"state":"done","input":"a","number":2}`+"\n"), uint16(5))
	f.Add([]byte("{\"state\":\"running\",\"input\":\"a\",\"number\":1}\n{\"state\":\"do"), uint16(40))
	f.Add([]byte("\x00\x00\n\n\r\n{}"), uint16(1))
	f.Fuzz(func(t *testing.T, data []byte, cut uint16) {
		manifest := filepath.Join(t.TempDir(), "m.jsonl")
		at := min(int(cut), len(data))
		write(t, manifest, string(data[:at]))
		steps := manifestAt(t, manifest)
		write(t, manifest, string(data))
		if err := steps.Refresh(); err != nil {
			t.Fatal(err)
		}
		once := manifestAt(t, manifest)
		if !reflect.DeepEqual(statesOf(once), statesOf(steps)) || once.Foreign != steps.Foreign {
			t.Fatalf("at once %v and %d foreign lines, in steps %v and %d", statesOf(once), once.Foreign, statesOf(steps), steps.Foreign)
		}
		add(t, manifest, Line{Input: "new input", Number: 1 << 40, State: Done})
		if err := once.Refresh(); err != nil || once.Records["new input"].State != Done {
			t.Fatalf("the line that was appended is not read (%v)", err)
		}
	})
}

// TestSegmentFails: an error is given, and the next line does not join the torn one.
func TestSegmentFails(t *testing.T) {
	manifest := filepath.Join(t.TempDir(), "m.jsonl")
	claims, segment := open(t, manifest)
	defer claims.Close()
	file := segment.file
	closed, _ := os.Create(filepath.Join(t.TempDir(), "closed"))
	closed.Close()
	segment.file = closed
	if err := segment.Append(Line{Input: "a", State: Waiting}); err == nil || !strings.Contains(err.Error(), "writing the manifest") {
		t.Errorf("%v", err)
	}
	segment.file = file
	if err := segment.Append(); err != nil {
		t.Error(err)
	}
	if err := segment.Append(Line{Input: "a", State: Waiting}); err != nil || !strings.HasPrefix(read(t, manifest), "\n{") {
		t.Errorf("%q (%v)", read(t, manifest), err)
	}
	if _, err := OpenSegment(t.TempDir()+"/none/m.jsonl", claims); err == nil {
		t.Error("a segment in a folder that is not there")
	}
	if err := os.Mkdir(filepath.Join(t.TempDir(), "x"), 0o777); err != nil {
		t.Fatal(err)
	}
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	if _, err := OpenManifest(dir); err == nil {
		t.Error("a folder is a manifest")
	}
	write(t, filepath.Join(dir, "f"), "")
	if _, err := OpenManifest(filepath.Join(dir, "f", "m")); err == nil {
		t.Error("a manifest in a file")
	}
}
