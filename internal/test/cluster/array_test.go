//go:build slurm

package cluster

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestArray: an array of 8 tasks writes what single runs write, and takes no more CPU time.
func TestArray(t *testing.T) {
	s := prepare(t)
	n := start(t)
	t.Run("undisturbed", func(t *testing.T) { n.undisturbed(t, s) })
	t.Run("disturbed", func(t *testing.T) { n.disturbed(t, s) })
}

// script asks for the script of a batch into a folder, and saves it.
func (n *node) script(t *testing.T, s *single, to string, change func(string) string) string {
	t.Helper()
	text := n.must(t, s.program, "slurm", s.in, "--to", to, "-o", ".jsonl", "-o", ".vtt", "--tasks=8", "--cpus=1", "--mem=500", "--time=00:10:00")
	path := filepath.Join(to, "facecue.batch.sbatch")
	if err := os.WriteFile(path, []byte(change(text)), 0o666); err != nil {
		t.Fatal(err)
	}
	return path
}

// undisturbed runs the array. The program is replaced in the script by one that notes its CPU time.
func (n *node) undisturbed(t *testing.T, s *single) {
	to, times := t.TempDir(), t.TempDir()
	noting := filepath.Join(times, "noting")
	text := fmt.Sprintf("#!/bin/bash\n'%s' \"$@\"\ncode=$?\ntimes >'%s'/$SLURM_ARRAY_TASK_ID\nexit $code\n", s.program, times)
	if err := os.WriteFile(noting, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
	path := n.script(t, s, to, func(text string) string { return strings.ReplaceAll(text, "facecue="+s.program, "facecue="+noting) })
	begun := time.Now()
	array := strings.TrimSpace(n.must(t, "sbatch", "--parsable", path))
	n.must(t, "sbatch", "--parsable", "--dependency=afterany:"+array, "--array=0", path, "summary")
	n.done(t)
	took := time.Since(begun)
	os.Remove(filepath.Join(times, "0")) // the summary
	cpu := 0.0
	for task := 1; task <= 8; task++ {
		cpu += cpuOf(t, filepath.Join(times, strconv.Itoa(task)))
	}
	efficiency := s.cpu.Seconds() / cpu
	t.Logf("%d recordings: %.1f s of CPU by single runs, %.1f s by the array, efficiency %.2f; the array took %.1f s on two processors", recordings, s.cpu.Seconds(), cpu, efficiency, took.Seconds())
	if efficiency < 0.95 {
		t.Errorf("the efficiency is %.2f", efficiency)
	}
	s.compare(t, to)
}

var minutes = regexp.MustCompile(`(\d+)m([\d.]+)s`)

// cpuOf reads what bash's times wrote: user and system time of the shell, then of its children.
func cpuOf(t *testing.T, path string) (seconds float64) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := minutes.FindAllStringSubmatch(string(text), -1)
	if len(found) != 4 {
		t.Fatalf("%q", text)
	}
	for _, m := range found[2:] {
		whole, _ := strconv.ParseFloat(m[1], 64)
		part, _ := strconv.ParseFloat(m[2], 64)
		seconds += 60*whole + part
	}
	return seconds
}

// disturbed runs the array, kills a task, requeues one, cancels one, drains the node and resumes it. What the
// cancelled tasks left is done by a part of the array that is submitted again.
func (n *node) disturbed(t *testing.T, s *single) {
	to := t.TempDir()
	path := n.script(t, s, to, func(text string) string { return text })
	array := strings.TrimSpace(n.must(t, "sbatch", "--parsable", path))
	n.analysing(t, to, 1)
	n.analysing(t, to, 2)
	n.must(t, "scancel", "--signal=KILL", "--full", array+"_2") // at once: a task takes a second or two
	n.must(t, "scontrol", "requeue", array+"_1")
	wait(t, "requeued task", func() bool {
		return strings.Contains("\n"+n.try("squeue", "-h", "-r", "-t", "PD", "-o", "%K"), "\n1\n")
	})
	n.must(t, "scontrol", "update", "jobid="+array+"_1", "starttime=now") // else slurmctld waits two minutes
	n.analysing(t, to, 3)
	n.must(t, "scancel", array+"_3") // SIGTERM, then SIGKILL
	n.must(t, "scontrol", "update", "nodename="+n.name, "state=drain", "reason=test")
	wait(t, "drained node", func() bool { return strings.TrimSpace(n.try("sinfo", "-h", "-o", "%T")) == "drained" })
	t.Logf("drained: %s", strings.TrimSpace(n.try(s.program, "batch", "--status", "--to", to)))
	n.must(t, "scontrol", "update", "nodename="+n.name, "state=resume")
	n.done(t)
	status := strings.TrimSpace(n.must(t, s.program, "batch", "--status", "--to", to))
	t.Logf("after the array: %s", status)
	again := strings.TrimSpace(n.must(t, "sbatch", "--parsable", "--array=2,3", path))
	n.must(t, "sbatch", "--parsable", "--dependency=afterany:"+again, "--array=0", path, "summary")
	n.done(t)
	s.compare(t, to)
	if !strings.Contains(status, " done") {
		t.Error("nothing was done before the array was submitted again")
	}
}

// analysing waits until a task of the array runs and the batch has begun a recording.
func (n *node) analysing(t *testing.T, to string, task int) {
	t.Helper()
	wait(t, fmt.Sprintf("task %d", task), func() bool {
		running := n.try("squeue", "-h", "-t", "R", "-o", "%K")
		manifest, _ := os.ReadFile(filepath.Join(to, "facecue.batch.jsonl"))
		return strings.Contains("\n"+running, fmt.Sprintf("\n%d\n", task)) && strings.Contains(string(manifest), `"running"`)
	})
}

// done waits until no job is left.
func (n *node) done(t *testing.T) {
	t.Helper()
	wait(t, "end of all jobs: "+n.try("squeue"), func() bool { return strings.TrimSpace(n.try("squeue", "-h")) == "" })
}
