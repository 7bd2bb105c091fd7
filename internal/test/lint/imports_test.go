package lint

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

type listed struct {
	ImportPath string
	Imports    []string
}

func TestImports(t *testing.T) {
	packages := list(t)
	if len(packages) < 3 {
		t.Fatalf("go list found only %d packages", len(packages))
	}
	for _, p := range packages {
		name := strings.TrimPrefix(p.ImportPath, module)
		if level(name) < 0 && !slices.Contains(testOnly, name) {
			t.Errorf("%s has no level: add it to the table in internal/test/lint/rules_test.go", name)
			continue
		}
		for _, path := range p.Imports {
			if why := broken(name, path); why != "" {
				t.Errorf("%s imports %s: %s", name, path, why)
			}
		}
	}
}

// list lists the packages by the go command, which handles build tags and cgo.
func list(t *testing.T) (all []listed) {
	t.Helper()
	out, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", module+"...").Output()
	if err != nil {
		t.Fatalf("listing packages failed: %v", err)
	}
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func TestRulesBite(t *testing.T) {
	for _, c := range []struct {
		name, path string
		allowed    bool
	}{
		{"filter", module + "models", true},
		{"filter", module + "subtitle", false},
		{"internal/face", module + "internal/pixel", false},
		{"internal/event", module + "internal/pipeline", false},
		{"cmd/facecue", module + "decode", true},
		{"subtitle", module + "internal/test/kit", false},
		{"decode", "github.com/asticode/go-astiav", true},
		{"filter", "github.com/asticode/go-astiav", false},
		{"cmd/facecue", "github.com/yalue/onnxruntime_go", false},
		{"subtitle", "github.com/asticode/go-astisub", false},
		{"decode", "example.org/new/thing", false},
		{"internal/pixel", "C", false},
		{"internal/av", "C", true},
		{"internal/frame", "C", false},
		{"decode", "C", false},
		{"cmd/facecue", "C", true},
		{"decode", module + "internal/av", true},
		{"internal/av", module + "internal/face", false},
		{"internal/pixel", "encoding/json", true},
		{"internal/table", "golang.org/x/term", false},
	} {
		if got := broken(c.name, c.path) == ""; got != c.allowed {
			t.Errorf("%s importing %s: allowed %t, want %t", c.name, c.path, got, c.allowed)
		}
	}
}
