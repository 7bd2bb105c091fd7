package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// small is a package with an example for every kind of change.
const small = `package small

const most = 8

func Bounded(x int, log func(string)) (y int) {
	y = min(x, most)
	if y >= 3 && y != 5 {
		log("large")
	}
	switch {
	case y < 0:
		y = 0
	}
	return y % 60
}
`

// TestChanges: the names of all mutants of a small file.
func TestChanges(t *testing.T) {
	all, err := inFile("internal/small/small.go", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, m := range all {
		names = append(names, strings.TrimPrefix(m.name(), "small/small.go "))
		if string(m.source) == small {
			t.Errorf("%s changes nothing", m.name())
		}
	}
	want := []string{
		"package: zero: 8", "package: doubled: 8",
		"Bounded: removed: y = min(x, most)", "Bounded: only x: min(x, most)", "Bounded: only most: min(x, most)",
		"Bounded: removed: if y >= 3 && y != 5 { ...", "Bounded: always: y >= 3 && y != 5", "Bounded: never: y >= 3 && y != 5",
		"Bounded: left out: y >= 3", "Bounded: left out: y != 5",
		"Bounded: >= is >: y >= 3", "Bounded: >= is <: y >= 3", "Bounded: != is ==: y != 5",
		`Bounded: removed: log("large")`, "Bounded: never: y < 0", "Bounded: removed: y = 0",
		"Bounded: < is <=: y < 0", "Bounded: < is >=: y < 0", "Bounded: % is *: y % 60", "Bounded: without the remainder: y % 60",
	}
	slices.Sort(names)
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(names, "\n"), strings.Join(want, "\n"))
	}
}

// TestLongTrials runs tests on four changes: one is killed, one survives, one never ends and one
// does not compile.
func TestLongTrials(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":   "module small\n\ngo 1.22\n",
		"small.go": "package small\n\nfunc Sum(n int) (s int) {\n\tfor n > 0 {\n\t\ts += n\n\t\tn--\n\t}\n\treturn s\n}\n",
		"small_test.go": "package small\n\nimport \"testing\"\n\nfunc TestSum(t *testing.T) {\n\tif Sum(0) != 0 || Sum(1) != 1 {\n" +
			"\t\tt.Error(\"wrong\")\n\t}\n}\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	for change, want := range map[string]outcome{
		"s += 2 * n": killed, "s += n * n": survived, "s += n; n++": killed, "s += nothing": invalid,
	} {
		m := mutant{file: "small.go", source: []byte("package small\n\nfunc Sum(n int) (s int) {\n\tfor n > 0 {\n\t\t" + change + "\n\t\tn--\n\t}\n\treturn s\n}\n")}
		if got, err := try(".", m, 2*time.Second); err != nil || got != want {
			t.Errorf("%s: %v %v, want %v", change, got, err, want)
		}
	}
	if got, err := try(".", mutant{}, time.Minute); err != nil || got != survived {
		t.Errorf("without a change: %v %v", got, err)
	}
	if _, err := tryAll("nowhere", nil, 1, time.Minute); err == nil {
		t.Error("a folder without a package was tested")
	}
}

// TestReport: report fails if too few are killed or a survivor is not argued.
func TestReport(t *testing.T) {
	of := func(code string, o outcome) result {
		return result{mutant{file: "a/b.go", function: "f", what: "removed", code: code}, o}
	}
	results := []result{of("x", killed), of("y", killed), of("z", survived), of("w", invalid)}
	for _, c := range []struct {
		argued string
		least  int
		ok     bool
	}{{"a/b.go f: removed: z", 66, true}, {"a/b.go f: removed: z", 67, false}, {"a/b.go f: removed: x", 66, false}} {
		if err := report(results, map[string]string{c.argued: "why"}, c.least); (err == nil) != c.ok {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if got := stale(results, map[string]string{"a/b.go f: removed: x": "", "a/b.go f: removed: z": "", "a/c.go f: removed: x": ""}); !slices.Equal(got, []string{"a/b.go f: removed: x"}) {
		t.Errorf("stale: %v", got)
	}
}

// TestArgued: the project's list can be read; a list without reasons is refused.
func TestArgued(t *testing.T) {
	if _, err := readArgued("argued.tsv"); err != nil {
		t.Error(err)
	}
	path := filepath.Join(t.TempDir(), "list.tsv")
	for text, ok := range map[string]bool{"# a remark\n\nx: y\tbecause\n": true, "x: y\n": false, "x: y\t\n": false} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got, err := readArgued(path); (err == nil) != ok || ok && got["x: y"] != "because" {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}
