package replay

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/facecue/facecue/internal/test/kit"
)

// watched is a store and the lines that it logs.
func watched() (*Store, *[]string) {
	var mu sync.Mutex
	var lines []string
	return &Store{Log: func(text string) {
		mu.Lock()
		defer mu.Unlock()
		lines = append(lines, text)
	}}, &lines
}

func file(t *testing.T, text []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.jsonl")
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestReadOnce: any number of instances on any number of threads share one record.
func TestReadOnce(t *testing.T) {
	s, _ := watched()
	path := file(t, session(t))
	records := make([]*Record, 16)
	var wg sync.WaitGroup
	for i := range records {
		wg.Add(1)
		go func() {
			defer wg.Done()
			records[i] = s.Open(path, "").Now().Record
		}()
	}
	wg.Wait()
	for _, r := range records {
		if r == nil || r != records[0] {
			t.Fatal("the record was read more than once")
		}
	}
}

// TestParquet: JSONL and Parquet give the same record.
func TestParquet(t *testing.T) {
	s, _ := watched()
	stream, p, results := kit.Session()
	lines := s.Open(file(t, session(t)), "").Now().Record
	rows := s.Open(file(t, writtenAs(t, "parquet", stream, p.Filters, results)), "").Now().Record
	if lines == nil || rows == nil || rows.Len() != len(results) || rows.Fault != nil {
		t.Fatalf("%v, %v", lines, rows)
	}
	lines.Fault, rows.Fault = nil, nil
	if !reflect.DeepEqual(lines, rows) {
		t.Error("the two records differ")
	}
}

// TestChanges: the record stays when its file is deleted, and a new file is read.
func TestChanges(t *testing.T) {
	s, lines := watched()
	text := session(t)
	path := file(t, text)
	e := s.Open(path, "")
	first := e.Now().Record
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if e.refresh().Record != first {
		t.Error("the record was dropped with its file")
	}
	if err := os.WriteFile(path, text[:len(text)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	half := e.refresh().Record
	if half == nil || half.Len() >= first.Len() || half.Fault == nil {
		t.Error("the file's new record was not read")
	}
	if err := os.WriteFile(path, []byte("WEBVTT\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := e.refresh(); r.Record != nil || r.Err == nil {
		t.Error("a foreign file is taken for a record")
	}
	e.refresh()
	if len(*lines) != 2 {
		t.Errorf("logged %q, want a line each for the half and for the foreign one", *lines)
	}
}

// TestNoFile: a folder or device is never opened; a file that is created later is read.
func TestNoFile(t *testing.T) {
	s, lines := watched()
	path := filepath.Join(t.TempDir(), "later.jsonl")
	for _, name := range []string{path, t.TempDir(), os.DevNull} {
		if r := s.Open(name, "").Now(); r.Err == nil {
			t.Errorf("%s was read", name)
		}
	}
	if len(*lines) != 3 {
		t.Errorf("logged %q", *lines)
	}
	if err := os.WriteFile(path, session(t), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := s.Open(path, "").refresh(); r.Err != nil {
		t.Error(r.Err)
	}
}

// TestStoreIsBounded: a store drops the record that was opened longest ago.
func TestStoreIsBounded(t *testing.T) {
	s, _ := watched()
	kept := s.Open("0", "")
	for i := range 3 * maxRecords {
		s.Open(fmt.Sprint(i), "")
		if s.Open("0", "") != kept {
			t.Fatal("a record in use was dropped")
		}
	}
	if len(s.entries) != maxRecords {
		t.Errorf("%d records are kept", len(s.entries))
	}
}

// TestSheet: a record with a sheet is read apart from the one without, and again when the sheet
// changes.
func TestSheet(t *testing.T) {
	s, lines := watched()
	path, sheet := file(t, session(t)), filepath.Join(t.TempDir(), "people.csv")
	put := func(text string) {
		if err := os.WriteFile(sheet, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	has := func(r *Record, id int32) bool {
		return r != nil && slices.ContainsFunc(r.faces, func(f Face) bool { return f.ID == id })
	}
	put("number,name,ignore,joined-to\n1,,,9\n2,Ben,yes,\n")
	e := s.Open(path, sheet)
	r := e.Now().Record
	if !has(r, 9) || has(r, 1) || r.Names[2] != "Ben" || !r.Ignored.Has(2) || r.Ignored.Has(1) {
		t.Errorf("%+v", r)
	}
	if plain := s.Open(path, "").Now().Record; has(plain, 9) || len(plain.Names)+len(plain.Ignored) > 0 {
		t.Error("the sheet corrects a record that was opened without it")
	}
	put("number,joined-to\n1,12\n")
	if r := e.refresh().Record; !has(r, 12) || len(r.Ignored) > 0 {
		t.Error("the new sheet was not read")
	}
	put("number,joined-to\n1,x\n")
	if r := e.refresh(); r.Record != nil || len(*lines) != 1 || !strings.Contains((*lines)[0], "people.csv: line 2") {
		t.Errorf("%v, logged %q", r.Err, *lines)
	}
}
