package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestBatchUsage: mistakes are refused before anything is begun.
func TestBatchUsage(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 2), t.TempDir()
	twin := filepath.Join(in, "site0/session 00.avi")
	os.WriteFile(twin, read(t, filepath.Join(in, "site0/session 00.mkv")), 0o666)
	os.WriteFile(to+"/list.csv", []byte("path,name\n"+in+"/site0/session 00.mkv,patient\n"), 0o666)
	os.WriteFile(to+"/other.csv", []byte("input\n"), 0o666)
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"-o", ".vtt"}, exitUsage, "no input"},
		{[]string{in}, exitUsage, "no output"},
		{[]string{"-", "-o", ".vtt"}, exitUsage, "annotate reads standard input"},
		{[]string{in, "-o", "[f=vtt]-"}, exitUsage, "share this output"},
		{[]string{in, "-o", "x.vtt"}, exitUsage, "share this output"},
		{[]string{in, "-o", ".vtt"}, exitUsage, "two outputs would be written to it"},
		{[]string{in, "-o", "{dir}/{name}.mkv"}, exitUsage, "itself"},
		{[]string{in, "-o", ".vtt", "--shard", "3/2"}, exitUsage, "3/2"},
		{[]string{in, "-o", ".vtt", "--hash", "md5"}, exitUsage, "md5"},
		{[]string{in, "-o", ".vtt", "--retry", "all"}, exitUsage, "only failed"},
		{[]string{in, "-o", ".vtt", "-y", "-n"}, exitUsage, "exclude each other"},
		{[]string{in, "-o", ".vtt", "--filter", "none"}, exitUsage, "none"},
		{[]string{"--list", to + "/list.csv", "-o", ".vtt"}, exitUsage, "want a person's number"},
		{[]string{"--list", to + "/none.csv", "-o", ".vtt"}, exitFailed, "no such file"},
		{[]string{to, "-o", ".vtt"}, exitFailed, "there are no recordings"},
		{[]string{"--status", "--to", to}, exitFailed, "no such manifest"},
	} {
		e := facecue(t, append([]string{"batch", "--manifest", filepath.Join(to, "m.jsonl")}, c.args...)...)
		if c.args[0] == "--status" {
			e = facecue(t, append([]string{"batch"}, c.args...)...)
		}
		e.want(t, c.code, c.says)
	}
	if names := left(t, to); len(names) != 2 {
		t.Errorf("left: %q", names)
	}
	facecue(t, "batch", in, "--dry-run", "-o", "{dir}/{name}.{ext}.vtt", "--to", to).want(t, exitDone, "")
}

// TestBatchKeepsForeignFiles: outputs and summaries that the manifest does not know are kept.
func TestBatchKeepsForeignFiles(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 2), t.TempDir()
	os.MkdirAll(to+"/site0", 0o777)
	foreign := to + "/site0/session 00.vtt"
	os.WriteFile(foreign, []byte("mine"), 0o666)
	if e := batchRun(t, in, to); e.code != exitFailed || !strings.Contains(e.errs, "-y replaces them") {
		t.Fatalf("exit %d: %s", e.code, e.errs)
	}
	if e := batchRun(t, in, to, "-n"); e.code != exitDone || strings.Count(e.out, "done ") != 1 || string(read(t, foreign)) != "mine" {
		t.Fatalf("-n: exit %d: %s%s", e.code, e.out, e.errs)
	}
	if e := batchRun(t, in, to, "-y"); e.code != exitDone || strings.Count(e.out, "done ") != 1 || string(read(t, foreign)) == "mine" {
		t.Fatalf("-y: exit %d: %s%s", e.code, e.out, e.errs)
	}
	os.WriteFile(to+"/summary.csv", []byte("subject,age\n"), 0o666)
	if e := batchRun(t, in, to); e.code != exitFailed || !strings.Contains(e.errs, "summary.csv is no summary of facecue") {
		t.Fatalf("exit %d: %s", e.code, e.errs)
	}
}

// TestBatchList: what a list says of a recording counts for it alone.
func TestBatchList(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 2), t.TempDir()
	first, second := filepath.Join(in, "site0/session 00.mkv"), filepath.Join(in, "site1/session 01.mkv")
	os.WriteFile(to+"/list.csv", []byte("path,name,ignore,start,end\n"+first+",1=Anna,,0,0.1\n"+second+",,1,,\n"), 0o666)
	p := program(t, nil, "batch", "--list", to+"/list.csv", "--root", in, "--to", to, "-o", ".vtt", "-o", ".jsonl")
	p.start(t)
	if e := p.end(t); e.code != exitDone {
		t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
	}
	facecue(t, "annotate", first, "--name", "1=Anna", "-to", "0.1", "-o", to+"/one.vtt", "-o", to+"/one.jsonl").want(t, exitDone, "")
	facecue(t, "annotate", second, "--ignore", "1", "-o", to+"/two.vtt", "-o", to+"/two.jsonl").want(t, exitDone, "")
	for one, other := range map[string]string{"one": "site0/session 00", "two": "site1/session 01"} {
		for _, ext := range []string{".vtt", ".jsonl"} {
			if got, want := string(read(t, to+"/"+other+ext)), string(read(t, to+"/"+one+ext)); got != want {
				t.Errorf("%s: %q, want %q", other+ext, got, want)
			}
		}
	}
	if table := string(read(t, to+"/summary.csv")); !strings.Contains(table, "session 01.mkv,done,5,0.200,0,0.0000") {
		t.Errorf("%s", table)
	}
}
