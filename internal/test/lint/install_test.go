package lint

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestInstallBuildsNothing: both install targets work for a user without Go, as under sudo, with
// files that another user built. If nothing is built, they say what to run first.
func TestInstallBuildsNothing(t *testing.T) {
	tools := t.TempDir()
	for _, name := range []string{"make", "bash", "install", "ls", "chmod", "mv"} {
		path, err := exec.LookPath(name)
		if err != nil {
			t.Skip(err)
		}
		if err := os.Symlink(path, filepath.Join(tools, name)); err != nil {
			t.Fatal(err)
		}
	}
	// The program prints its manual page and completions; this one prints its arguments.
	const program = "#!/bin/sh\necho \"$@\"\n"
	for goal, c := range map[string]struct{ first, built, installed string }{
		"install":        {"make build", "bin/facecue", "usr/bin/facecue"},
		"install-plugin": {"make plugin", "bin/facecue.so", "usr/lib/frei0r-1/facecue.so"},
	} {
		project, to := t.TempDir(), t.TempDir()
		copyInto(t, project, "Makefile", ".ci/bundle/printed.sh", "contrib/kdenlive/frei0r_facecue.xml", "contrib/shotcut/facecue/meta.qml", "contrib/shotcut/facecue/ui.qml")
		run := func() (string, error) {
			cmd := exec.Command("make", goal, "PREFIX=/usr", "DESTDIR="+to)
			cmd.Dir, cmd.Env = project, []string{"PATH=" + tools}
			out, err := cmd.CombinedOutput()
			return string(out), err
		}
		if out, err := run(); err == nil || !strings.Contains(out, c.built+" is not built yet: run "+c.first+" first") {
			t.Errorf("%s of nothing: %v\n%s", goal, err, out)
		}
		if err := os.MkdirAll(filepath.Join(project, "bin"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(project, c.built), []byte(program), 0o755); err != nil {
			t.Fatal(err)
		}
		if out, err := run(); err != nil {
			t.Errorf("%s: %v\n%s", goal, err, out)
		}
		if got, err := os.ReadFile(filepath.Join(to, c.installed)); err != nil || string(got) != program {
			t.Errorf("%s installed %q, %v", goal, got, err)
		}
		if goal == "install" {
			checkPrinted(t, filepath.Join(to, "usr/share"))
		}
	}
}

// checkPrinted reads what the program printed of itself.
func checkPrinted(t *testing.T, share string) {
	t.Helper()
	for file, want := range map[string]string{
		"man/man1/facecue.1":                     "man\n",
		"bash-completion/completions/facecue":    "completion bash\n",
		"zsh/site-functions/_facecue":            "completion zsh\n",
		"fish/vendor_completions.d/facecue.fish": "completion fish\n",
	} {
		if got, err := os.ReadFile(filepath.Join(share, file)); err != nil || string(got) != want {
			t.Errorf("%s has %q, want %q: %v", file, got, want, err)
		}
	}
}

// copyInto copies files of the repository, with their modes, to another folder.
func copyInto(t *testing.T, folder string, names ...string) {
	t.Helper()
	for _, name := range names {
		from := filepath.Join("../../..", name)
		about, err := os.Stat(from)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		to := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(to, text, about.Mode()); err != nil {
			t.Fatal(err)
		}
	}
}
