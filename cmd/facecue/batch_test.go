package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// corpusOf makes a folder with copies of three short clips, each another part of the demo.
func corpusOf(t testing.TB, copies int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range copies {
		part := ffmpeg(t, filepath.Join(t.TempDir(), fmt.Sprintf("part%d.mkv", i%3)), "-ss", fmt.Sprint(2+i%3), "-i", demo, "-frames:v", fmt.Sprint(4+i%3), "-an", "-vf", "scale=320:180", "-c:v", "libx264", "-preset", "ultrafast")
		path := filepath.Join(dir, fmt.Sprintf("site%d", i%2), fmt.Sprintf("session %02d.mkv", i))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, read(t, part), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// batchRun runs a batch of a folder into another one, in processes of its own.
func batchRun(t testing.TB, in, to string, more ...string) ended {
	t.Helper()
	p := program(t, nil, append([]string{"batch", in, "--to", to, "-o", ".jsonl", "-o", ".vtt"}, more...)...)
	p.start(t)
	return p.end(t)
}

// outputsOf are the files of a folder by their path in it, without those of the batch itself.
func outputsOf(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	all := map[string][]byte{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && !strings.HasPrefix(e.Name(), "facecue.batch") && !strings.HasPrefix(e.Name(), "summary.") && !strings.Contains(path, ".claims/") {
			name, _ := filepath.Rel(dir, path)
			all[name] = read(t, path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// annotated are the outputs that annotate writes of the recordings of a folder, one after the other.
func annotated(t testing.TB, in string) map[string][]byte {
	t.Helper()
	all, dir := map[string][]byte{}, t.TempDir()
	err := filepath.WalkDir(in, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(path, ".mkv") {
			return err
		}
		name, _ := filepath.Rel(in, strings.TrimSuffix(path, ".mkv"))
		e1 := facecue(t, "annotate", "-y", path, "-o", dir+"/o.jsonl", "-o", dir+"/o.vtt")
		if e1.code != exitDone {
			t.Fatalf("%s: %s", path, e1.errs)
		}
		all[name+".jsonl"], all[name+".vtt"] = read(t, dir+"/o.jsonl"), read(t, dir+"/o.vtt")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// sameOutputs compares two folders' outputs.
func sameOutputs(t testing.TB, what string, got, want map[string][]byte) {
	t.Helper()
	if !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want))) {
		t.Fatalf("%s: outputs %q, want %q", what, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
	for name := range want {
		if !bytes.Equal(got[name], want[name]) {
			t.Errorf("%s: %s differs", what, name)
		}
	}
}

var speedColumn = regexp.MustCompile(`(?m),[^,]*$|,"speed":[0-9.e+-]+`)

// summaryOf is a summary without the speeds, which differ from run to run.
func summaryOf(t testing.TB, to string) string {
	t.Helper()
	return speedColumn.ReplaceAllString(string(read(t, to+"/summary.csv")), "") + speedColumn.ReplaceAllString(string(read(t, to+"/summary.json")), "")
}

// TestBatch: outputs are those of annotate; done work is not redone, missing and changed work is.
func TestBatch(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 4), filepath.Join(t.TempDir(), "new/out")
	want := annotated(t, in)
	e := batchRun(t, in, to, "--log-dir", to+".logs")
	if e.code != exitDone || strings.Count(e.out, "done ") != 4 || e.errs != "" {
		t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
	}
	sameOutputs(t, "batch", outputsOf(t, to), want)
	if log := string(read(t, filepath.Join(to+".logs", in, "site0/session 00.mkv.log"))); !strings.Contains(log, "begun: ") || !strings.Contains(log, "ended: done, 4 frames") {
		t.Errorf("the log: %s", log)
	}
	first := summaryOf(t, to)
	if e := batchRun(t, in, to); e.code != exitDone || e.out != "" {
		t.Fatalf("run again: exit %d: %s%s", e.code, e.out, e.errs)
	}
	os.Remove(filepath.Join(to, "site0/session 00.vtt"))
	os.Truncate(filepath.Join(to, "site1/session 01.vtt"), 3)
	if e := batchRun(t, in, to, "--dry-run"); !strings.Contains(e.out, "session 00.vtt is missing") || !strings.Contains(e.out, "2 of 4 recordings would be analysed") {
		t.Fatalf("dry run: %s", e.out)
	}
	if e := batchRun(t, in, to); e.code != exitDone || strings.Count(e.out, "done ") != 2 {
		t.Fatalf("outputs missing: exit %d: %s%s", e.code, e.out, e.errs)
	}
	sameOutputs(t, "mended", outputsOf(t, to), want)
	if again := summaryOf(t, to); again != first {
		t.Errorf("the summary was\n%s\nis\n%s", first, again)
	}
	if e := batchRun(t, in, to, "--lang", "de"); e.code != exitDone || strings.Count(e.out, "done ") != 4 {
		t.Fatalf("other settings: exit %d: %s%s", e.code, e.out, e.errs)
	}
	if e := facecue(t, "batch", "--status", "--to", to); e.code != exitDone || !strings.Contains(e.out, "4 recordings: 4 done") {
		t.Errorf("status: %s%s", e.out, e.errs)
	}
}

// TestBatchShards: parts that run at the same time on one manifest do all, and nothing twice; so do two runs
// of all.
func TestBatchShards(t *testing.T) {
	needRuntime(t)
	in, whole := corpusOf(t, 6), t.TempDir()
	if e := batchRun(t, in, whole, "--jobs", "1"); e.code != exitDone {
		t.Fatalf("exit %d: %s", e.code, e.errs)
	}
	for _, parts := range [][]string{{"--shard=1/3", "--shard=2/3", "--shard=3/3"}, {"--jobs=2", "--jobs=1"}} {
		to := t.TempDir()
		var processes []*process
		for _, part := range parts {
			p := program(t, nil, "batch", in, "--to", to, "-o", ".jsonl", "-o", ".vtt", part)
			p.start(t)
			processes = append(processes, p)
		}
		all := ""
		for _, p := range processes {
			e := p.end(t)
			if e.code != exitDone {
				t.Fatalf("%q: exit %d: %s", parts, e.code, e.errs)
			}
			all += e.out
		}
		if n := strings.Count(all, "done "); n != 6 {
			t.Errorf("%q: %d recordings were analysed, want 6:\n%s", parts, n, all)
		}
		sameOutputs(t, fmt.Sprint(parts), outputsOf(t, to), outputsOf(t, whole))
		facecue(t, "batch", "--summary", "--to", to)
		if summaryOf(t, to) != summaryOf(t, whole) {
			t.Errorf("%q: the summary differs", parts)
		}
		if _, err := os.Stat(to + "/facecue.batch.claims"); err == nil {
			t.Errorf("%q: claims are left", parts)
		}
	}
}

// TestBatchFailures: what fails ends itself alone, is not tried again unasked, and its number sets the exit code.
func TestBatchFailures(t *testing.T) {
	needRuntime(t)
	in, to := corpusOf(t, 3), t.TempDir()
	broken := filepath.Join(in, "site0/broken.mkv")
	if err := os.WriteFile(broken, []byte("no recording"), 0o666); err != nil {
		t.Fatal(err)
	}
	short := filepath.Join(in, "site1/short.mkv")
	whole := read(t, filepath.Join(in, "site1/session 01.mkv"))
	if err := os.WriteFile(short, whole[:len(whole)*3/4], 0o666); err != nil {
		t.Fatal(err)
	}
	e := batchRun(t, in, to)
	if e.code != exitSome || !strings.Contains(e.errs, "2 of 5 inputs failed or were damaged") || strings.Count(e.out, "\n") != 5 {
		t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
	}
	table := string(read(t, to+"/summary.csv"))
	if !strings.Contains(table, "broken.mkv,failed,0,") || !strings.Contains(table, "short.mkv,damaged,") {
		t.Errorf("%s", table)
	}
	if e := batchRun(t, in, to); e.code != exitSome || e.out != "" {
		t.Errorf("run again: exit %d: %s%s", e.code, e.out, e.errs)
	}
	if e := batchRun(t, in, to, "--retry", "failed"); e.code != exitSome || strings.Count(e.out, "failed ") != 1 || strings.Count(e.out, "\n") != 1 {
		t.Errorf("retried: exit %d: %s%s", e.code, e.out, e.errs)
	}
	if err := os.WriteFile(broken, whole, 0o666); err != nil {
		t.Fatal(err)
	}
	if e := batchRun(t, in, to); e.code != exitSome || strings.Count(e.out, "done ") != 1 {
		t.Errorf("mended: exit %d: %s%s", e.code, e.out, e.errs)
	}
	only := t.TempDir()
	os.WriteFile(only+"/a.mkv", []byte("x"), 0o666)
	os.WriteFile(only+"/b.mkv", []byte("xx"), 0o666)
	if e := batchRun(t, only, t.TempDir()); e.code != exitFailed || !strings.Contains(e.errs, "all 2 recordings failed") {
		t.Errorf("all fail: exit %d: %s", e.code, e.errs)
	}
	if e := batchRun(t, only, t.TempDir(), "--max-failures=1", "--jobs=1"); e.code != exitFailed || strings.Count(e.out, "failed ") != 1 || !strings.Contains(e.errs, "1 of 2 recordings are not done") {
		t.Errorf("max failures: exit %d: %s%s", e.code, e.out, e.errs)
	}
}
