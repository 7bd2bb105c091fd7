//go:build players

package players

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// page is the list in docs/FORMATS.md of what was tried: format, program, version.
const triedFile = "../../../cmd/facecue/tried.tsv"

var done struct {
	sync.Mutex
	pairs map[[2]string]bool
}

// tried notes that a program showed or read a format correctly.
func tried(t *testing.T, program, format string) {
	t.Helper()
	done.Lock()
	defer done.Unlock()
	if done.pairs == nil {
		done.pairs = map[[2]string]bool{}
	}
	if !t.Failed() {
		done.pairs[[2]string{format, program}] = true
	}
}

// TestMain compares the list in docs/FORMATS.md with what the tests tried. UPDATE=1 writes it, with
// the installed versions.
func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if filter := flag.Lookup("test.run").Value.String(); code == 0 && filter == "" {
		code = compare()
	}
	os.Exit(code)
}

func compare() int {
	var pairs [][2]string
	for pair := range done.pairs {
		pairs = append(pairs, pair)
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	text, list := "", ""
	for _, pair := range pairs {
		text += fmt.Sprintf("%s\t%s\t%s\n", pair[0], pair[1], version(pair[1]))
		list += pair[0] + " " + pair[1] + "\n"
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(triedFile, []byte(text), 0o644); err != nil {
			fmt.Fprintln(os.Stderr, err)
			return 1
		}
		return 0
	}
	old, err := os.ReadFile(triedFile)
	if said := regexp.MustCompile(`(?m)^(\S+)\t(\S+)\t.*$`).ReplaceAllString(string(old), "$1 $2"); err != nil || said != list {
		fmt.Fprintf(os.Stderr, "%s is out of date (UPDATE=1 make test-players writes it): it says\n%swhere this was tried\n%s", triedFile, said, list)
		return 1
	}
	return 0
}

// version is the upstream version of Debian's package, or that of the package from npm.
func version(program string) string {
	if program == "bids-validator" {
		text, _ := os.ReadFile(filepath.Join(filepath.Dir(validator), "version"))
		return strings.TrimSpace(string(text))
	}
	name := map[string]string{"vlc": "vlc-bin", "firefox": "firefox-esr"}[program]
	if name == "" {
		name = program
	}
	out, err := exec.Command("dpkg-query", "-W", "-f", "${Version}", name).Output()
	if err != nil {
		return "unknown"
	}
	v := string(out)
	if _, after, ok := strings.Cut(v, ":"); ok {
		v = after
	}
	v, _, _ = strings.Cut(v, "-")
	v, _, _ = strings.Cut(v, "+")
	return v
}
