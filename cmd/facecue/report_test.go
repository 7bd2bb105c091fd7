package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestReport makes an index of a folder: pages are linked where they are, written where they are asked for, and written
// again when the record is newer.
func TestReport(t *testing.T) {
	dir := t.TempDir()
	study := filepath.Join(dir, "study")
	for _, id := range []string{"ses-2", "ses-10"} {
		referenceRecord(t, study, "sub-01", "sub-01_"+id+"_film.jsonl")
	}
	index, ten := filepath.Join(study, "index.html"), filepath.Join(study, "sub-01", "sub-01_ses-10_film.html")
	facecue(t, "report", study, "-o", index, "--name", "2=Otto").want(t, exitDone, "")
	text := string(read(t, index))
	if a, b := strings.Index(text, `"name":"sub-01_ses-2_film"`), strings.Index(text, `"name":"sub-01_ses-10_film"`); a < 0 || b < a {
		t.Errorf("the sessions stand at %d and %d", a, b)
	}
	if strings.Contains(text, `"page":"sub-01`) || strings.Count(text, `"name":"Otto","given":true`) != 2 {
		t.Error("a page that is not there is linked, or a name is missing")
	}
	facecue(t, "report", study, "-o", index).want(t, exitFailed, "-y replaces it")
	sheet := filepath.Join(study, "sub-01", "sub-01_ses-10_film.people.csv")
	write(t, sheet, "number,name,role\n1,Anna,patient\n")
	facecue(t, "report", study, "-o", index, "-y", "--pages").want(t, exitDone, "")
	text = string(read(t, index))
	if !strings.Contains(text, `"page":"sub-01/sub-01_ses-10_film.html"`) || !strings.Contains(text, `"name":"Anna","given":true,"role":"patient"`) || !strings.Contains(string(read(t, ten)), `"name":"Anna"`) {
		t.Error("no page, or the table of people beside the record was not read")
	}
	before := time.Now().Add(-time.Hour)
	for _, name := range []string{ten, filepath.Join(study, "sub-01", "sub-01_ses-2_film.html"), filepath.Join(study, "sub-01", "sub-01_ses-2_film.jsonl"), filepath.Join(study, "sub-01", "sub-01_ses-10_film.jsonl")} {
		if err := os.Chtimes(name, before, before); err != nil {
			t.Fatal(err)
		}
	}
	write(t, sheet, "number,name,role\n1,Eva,patient\n")
	facecue(t, "report", study, "-o", index, "-y", "--pages").want(t, exitDone, "")
	if info, err := os.Stat(filepath.Join(study, "sub-01", "sub-01_ses-2_film.html")); err != nil || !info.ModTime().Equal(before) || !strings.Contains(string(read(t, ten)), `"name":"Eva"`) {
		t.Errorf("a page that is up to date was written, or one that is not was left: %v", err)
	}
}

// TestReportOdd: what cannot be read is reported, and the index has the rest.
func TestReportOdd(t *testing.T) {
	dir := t.TempDir()
	good, torn := referenceRecord(t, dir, "good.jsonl"), filepath.Join(dir, "torn.jsonl")
	write(t, torn, string(read(t, good)[:30000]))
	index := filepath.Join(dir, "out.html")
	run := facecue(t, "report", good, torn, "-o", index)
	run.want(t, exitSome, "torn.jsonl")
	if text := string(read(t, index)); !strings.Contains(text, `"fault":"line`) || !strings.Contains(text, `"name":"good"`) {
		t.Error("the index lacks a session, or what is wrong with it")
	}
	write(t, filepath.Join(dir, "good.html"), "<p>not a page of a session")
	facecue(t, "report", good, "-o", index, "-y").want(t, exitDone, "")
	if text := string(read(t, index)); strings.Contains(text, `"page":"good.html"`) {
		t.Error("another file is linked as a page")
	}
	facecue(t, "report", filepath.Join(dir, "none"), "-o", index, "-y").want(t, exitFailed, "no such file")
	facecue(t, "report", good, "-o", "x.csv").want(t, exitUsage, "-o index.html")
	facecue(t, "report", "-o", index).want(t, exitUsage, "no folder and no record")
	facecue(t, "report", good, "-o", good).want(t, exitUsage, "-o index.html")
}
