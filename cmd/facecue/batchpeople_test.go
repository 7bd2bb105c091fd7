package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBatchPerPerson: the files of single persons are outputs too: one that is missing is made again.
func TestBatchPerPerson(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 1), t.TempDir()
	run := func(says string) {
		t.Helper()
		if e := batchRun(t, in, to, "--per-person"); e.code != exitDone || strings.Contains(e.out, "done ") != (says == "done") {
			t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
		}
	}
	run("done")
	want := outputsOf(t, to)
	run("nothing")
	for name := range want {
		if strings.HasSuffix(name, ".1.vtt") {
			os.Remove(filepath.Join(to, name))
		}
	}
	if left := outputsOf(t, to); len(left) == len(want) {
		t.Fatal("there is no file of person 1")
	}
	run("done")
	sameOutputs(t, "made again", outputsOf(t, to), want)
}

// TestBatchPeople: a list says for each recording who is who, or how many people there are; a
// changed table is a reason to analyse the recording again.
func TestBatchPeople(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 2), t.TempDir()
	table, list := filepath.Join(to, "people.csv"), filepath.Join(to, "list.csv")
	write(t, table, "number,name\n1,anna\n")
	write(t, list, fmt.Sprintf("path,people\n%s/site0/session 00.mkv,%s\n%s/site1/session 01.mkv,1\n", in, table, in))
	run := func(want int) {
		t.Helper()
		p := program(t, nil, "batch", "--list", list, "--root", in, "--to", to, "-o", ".ass")
		p.start(t)
		if e := p.end(t); e.code != exitDone || strings.Count(e.out, "done ") != want {
			t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
		}
	}
	run(2)
	boxes := func() string { return string(read(t, filepath.Join(to, "site0/session 00.ass"))) }
	if !strings.Contains(boxes(), "anna") {
		t.Errorf("no name in %s", boxes())
	}
	run(0)
	write(t, table, "number,name\n1,berta\n")
	run(1)
	if !strings.Contains(boxes(), "berta") {
		t.Errorf("no new name in %s", boxes())
	}
	write(t, list, "path,people\n"+in+"/site0/session 00.mkv,none.csv\n")
	facecue(t, "batch", "--list", list, "--to", to, "-o", ".ass").want(t, exitFailed, "none.csv")
}
