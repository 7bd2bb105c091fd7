package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// outcome is the result of the tests on a mutant.
type outcome int

const (
	killed   outcome = iota // a test failed, or did not end
	survived                // all tests passed
	invalid                 // the code does not compile
)

// try runs a package's tests on a mutant. The compiler reads the mutant in place of the file,
// which is not changed.
func try(dir string, m mutant, limit time.Duration) (outcome, error) {
	folder, err := os.MkdirTemp("", "mutant")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(folder)
	overlay, err := overlaid(folder, m)
	if err != nil {
		return 0, err
	}
	program := filepath.Join(folder, "test")
	if out, err := goTool("test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", overlay, "-o", program, dir); err != nil {
		if m.source == nil {
			return 0, fmt.Errorf("%w\n%s", err, out)
		}
		return invalid, nil
	}
	if !passes(program, dir, "-test.short", "-test.timeout", limit.String()) || !passes(program, dir, "-test.timeout", (10*limit).String()) {
		return killed, nil
	}
	return survived, nil
}

// passes runs the tests except those named TestLong. Most mutants are killed by the short tests;
// the others run all of them.
func passes(program, dir string, flags ...string) bool {
	cmd := exec.Command(program, append(flags, "-test.failfast", "-test.skip", "^TestLong")...)
	cmd.Dir = dir
	return cmd.Run() == nil
}

func goTool(args ...string) ([]byte, error) { return exec.Command("go", args...).CombinedOutput() }

// overlaid writes the file for go build -overlay: which file replaces which.
func overlaid(folder string, m mutant) (path string, err error) {
	files := map[string]string{}
	if m.source != nil {
		real, err := filepath.Abs(m.file)
		if err != nil {
			return "", err
		}
		files[real] = filepath.Join(folder, "changed.go")
		if err := os.WriteFile(files[real], m.source, 0o600); err != nil {
			return "", err
		}
	}
	var text bytes.Buffer
	if err := json.NewEncoder(&text).Encode(map[string]any{"Replace": files}); err != nil {
		return "", err
	}
	path = filepath.Join(folder, "overlay.json")
	return path, os.WriteFile(path, text.Bytes(), 0o600)
}
