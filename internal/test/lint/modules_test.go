package lint

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// bound are the modules whose release depends on that of FFmpeg: the Go binding, and a module that
// it needs.
var bound = []string{"github.com/asticode/go-astiav ", "github.com/asticode/go-astikit "}

// requirements are the lines of a module file, or of its checksums, but for those of bound modules.
func requirements(text string) (lines []string) {
	for line := range strings.Lines(text) {
		line = strings.TrimPrefix(strings.TrimSpace(line), "require ")
		if !slices.ContainsFunc(bound, func(name string) bool { return strings.HasPrefix(line, name) }) {
			lines = append(lines, line)
		}
	}
	return lines
}

// TestModuleFilesAgree: the module files for releases of FFmpeg ask for the same as go.mod, but for
// the Go binding.
func TestModuleFilesAgree(t *testing.T) {
	files, err := filepath.Glob("../../../go.*.mod")
	if err != nil || len(files) != 2 {
		t.Fatalf("module files %q, %v", files, err)
	}
	for _, file := range files {
		for _, ext := range []string{".mod", ".sum"} {
			name := strings.TrimSuffix(file, ".mod") + ext
			common, own := source(t, "../../../go"+ext), source(t, name)
			if common == own {
				t.Errorf("%s is the same as go%s", name, ext)
			}
			if got, want := requirements(own), requirements(common); !slices.Equal(got, want) {
				t.Errorf("%s differs from go%s in more than the Go binding: run .ci/modules.sh", name, ext)
			}
		}
	}
}

func source(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
