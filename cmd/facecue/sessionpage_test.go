package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const sessionPage = "../../docs/SESSION.md"

// TestSessionPage runs the commands of docs/SESSION.md in their order and compares what they
// print with the page; UPDATE=1 writes it into the page. The first command is the one that made the
// record of all tests.
func TestSessionPage(t *testing.T) {
	record, dir := demoRecord(t), t.TempDir()
	write(t, filepath.Join(dir, "demo.mp4"), string(read(t, demo)))
	write(t, filepath.Join(dir, "timeline.tsv"), string(read(t, filepath.Join(filepath.Dir(demo), "timeline.tsv"))))
	env := programPath(t)
	var page strings.Builder
	commands := 0
	for i, part := range strings.Split(string(read(t, sessionPage)), "```console\n") {
		if i == 0 {
			page.WriteString(part)
			continue
		}
		block, rest, _ := strings.Cut(part, "```\n")
		page.WriteString("```console\n")
		for _, line := range strings.SplitAfter(block, "\n") {
			command, ok := strings.CutPrefix(line, "$ ")
			if !ok {
				continue
			}
			if commands++; strings.HasPrefix(command, "facecue annotate") {
				write(t, filepath.Join(dir, "demo.jsonl"), string(read(t, record)))
				page.WriteString(line)
				continue
			}
			page.WriteString(line + printed(t, dir, env, command))
		}
		page.WriteString("```\n" + rest)
	}
	if commands < 12 {
		t.Errorf("%d commands", commands)
	}
	if os.Getenv("UPDATE") != "" {
		write(t, sessionPage, page.String())
		return
	}
	if got, want := page.String(), string(read(t, sessionPage)); got != want {
		t.Errorf("docs/SESSION.md is out of date: UPDATE=1 go test -run TestSessionPage writes it\n%s", firstDifference(got, want))
	}
}

// printed is what a command prints on standard output.
func printed(t *testing.T, dir string, env []string, command string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "bash", "-eu", "-o", "pipefail", "-c", command)
	cmd.Dir, cmd.Env = dir, env
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", command, err, errs.String())
	}
	return string(out)
}

// firstDifference is the first line that differs, in both texts.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "printed: " + a[i] + "\npage:    " + b[i]
		}
	}
	return "one ends before the other"
}
