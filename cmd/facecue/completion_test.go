package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// proposed are the words that the program proposes for a command line.
func proposed(t *testing.T, words ...string) (list []string) {
	t.Helper()
	e := facecue(t, append([]string{completeName, "--"}, words...)...)
	e.want(t, exitDone, "")
	for _, line := range strings.Split(strings.TrimSuffix(e.out, "\n"), "\n") {
		word, _, _ := strings.Cut(line, "\t")
		list = append(list, word)
	}
	return list
}

func TestCompletion(t *testing.T) {
	for _, c := range []struct {
		words []string
		want  string // words that are proposed, with a space between them
		not   string // a word that is not
	}{
		{[]string{""}, "annotate render help :files", "__complete"},
		{[]string{"an"}, "annotate", "render"},
		{[]string{"help", ""}, "annotate", ":files"},
		{[]string{"models", ""}, "list eval", ":files"},
		{[]string{"models", "eval", "--d"}, "--data", "--lang"},
		{[]string{"annotate", "--la"}, "--lang --labels", "--loglevel"},
		{[]string{"-"}, "-o --lang -ss", "--data"},
		{[]string{"annotate", ""}, ":files", "annotate"},
		{[]string{"session.mp4", "-"}, "--lang", "--data"},
		{[]string{"session.mp4", "--lang", ""}, "de en", ":files"},
		{[]string{"annotate", "--lang=d"}, "--lang=de", "--lang=en"},
		{[]string{"annotate", "--ort-lib", ""}, ":files", "de"},
		{[]string{"annotate", "--hwaccel", "v"}, "vaapi vdpau", "cuda"},
		{[]string{"annotate", "--only", ""}, "states fleeting", ":files"},
		{[]string{"annotate", "--filter", "detect,cl"}, "detect,classify", "classify"},
		{[]string{"import", "--label", "smile=h"}, "smile=happiness", "smile=fear"},
		{[]string{"annotate", "-o", ".s"}, ".srt :files", ".vtt"},
		{[]string{"annotate", "-o", "'[f="}, "[f=vtt", ".vtt"},
		{[]string{"annotate", "-o", "[f=csv:"}, "[f=csv:style=", "[f=csv:max_cue="},
		{[]string{"annotate", "-o", "[style=b"}, "[style=blur", "[style=facecue"},
		{[]string{"annotate", "-o", "[c:v=libx"}, "[c:v=libx264", "[c:v=ffv1"},
		{[]string{"annotate", "-o", "[style=blur].m"}, "[style=blur].mp4", "[style=blur].srt"},
		{[]string{"completion", ""}, "bash zsh fish", ":files"},
		{[]string{"formats", "e"}, "eaf events", "csv"},
	} {
		got := proposed(t, c.words...)
		for _, w := range strings.Fields(c.want) {
			if !slices.Contains(got, w) {
				t.Errorf("%q: no %s in %q", c.words, w, got)
			}
		}
		if slices.Contains(got, c.not) {
			t.Errorf("%q: %s is proposed", c.words, c.not)
		}
	}
}

// TestEveryOptionIsProposed: a new command and a new option need no further work.
func TestEveryOptionIsProposed(t *testing.T) {
	for _, c := range newApp(streams{}).Commands {
		if c.Hidden {
			continue
		}
		if !strings.Contains(facecue(t, "help").out, "\n   "+c.Name) {
			t.Errorf("help does not list %s", c.Name)
		}
		for _, f := range c.VisibleFlags() {
			if name := dashed(f.Names()[0]); !slices.Contains(proposed(t, c.Name, "-"), name) {
				t.Errorf("%s: %s is not proposed", c.Name, name)
			}
		}
	}
}

// inShell runs a script with the program as the command facecue.
func inShell(t *testing.T, shell, script string) string {
	t.Helper()
	program, err := exec.LookPath(shell)
	if err != nil {
		t.Skip("no " + shell + " here; .ci/deps.sh shells installs it")
	}
	dir := t.TempDir()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "facecue"), "#!/bin/sh\n"+asProgram+"=1 exec "+self+" \"$@\"\n")
	if err := os.Chmod(filepath.Join(dir, "facecue"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "session.mp4"), "")
	cmd := exec.Command(program, "-c", script)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "PATH="+dir+":"+os.Getenv("PATH"), "HOME="+dir)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// TestCompletionInBash completes lines as readline does: bash splits words at = and :.
func TestCompletionInBash(t *testing.T) {
	script := "source <(facecue completion bash)\ncompopt() { echo \"compopt $*\"; }\n" +
		"complete -p facecue >/dev/null || exit 1\n" +
		"try() { COMP_LINE=$1 COMP_POINT=${#1}; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($#-1)); _facecue; echo \"${COMPREPLY[*]}\"; }\n"
	for line, c := range map[string]struct{ words, want string }{
		"facecue ann":                       {"facecue ann", "annotate\n"},
		"facecue annotate --lang ":          {"facecue annotate --lang ''", "de en es fr it pt\n"},
		"facecue annotate --lang=d":         {"facecue annotate --lang = d", "de\n"},
		"facecue annotate --lang=":          {"facecue annotate --lang =", "de en es fr it pt\n"},
		"facecue annotate s":                {"facecue annotate s", "compopt -o default\n\n"},
		"facecue x.mp4 -o [c:v=libx":        {"facecue x.mp4 -o '[c' : 'v' = libx", "libx264 libx265\n"},
		"facecue x.mp4 -o '[style=bl":       {"facecue x.mp4 -o \"'[style=bl\"", "[style=blur\n"},
		"facecue x.mp4 -o .srt --name 1=x ": {"facecue x.mp4 -o .srt --name 1 = x ''", "compopt -o default\n\n"},
		"facecue x.mp4 -o [styl":            {"facecue x.mp4 -o '[styl'", "compopt -o nospace\n[style=\n"},
	} {
		if got := inShell(t, "bash", script+fmt.Sprintf("try %q %s\n", line, c.words)); got != c.want {
			t.Errorf("%s: %q, want %q", line, got, c.want)
		}
	}
}

// TestCompletionInFish asks fish itself.
func TestCompletionInFish(t *testing.T) {
	out := inShell(t, "fish", "facecue completion fish | source\ncomplete -C 'facecue annotate --lang '\ncomplete -C 'facecue ann'\ncomplete -C 'facecue s'\ncomplete -C 'facecue x.mp4 -o [style=bl'\n")
	if !containsAll(out, "de\nen\nes\n", "annotate\tanalyse", "session.mp4", "[style=blur") {
		t.Errorf("fish completes\n%s", out)
	}
}

// TestCompletionInZsh presses the tab key in an interactive zsh on a pseudo-terminal.
func TestCompletionInZsh(t *testing.T) {
	out := inShell(t, "zsh", `zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z 'autoload -U compinit; compinit -u -D; PROMPT=; source <(facecue completion zsh); print re""ady'
zpty -r z out '*ready*'
for line in 'facecue ann' 'facecue render --lan' 'facecue x.mp4 -o .sr' 'facecue sess' 'facecue annotate --lang=d'; do
	zpty -n -w z "$line"$'\t\001: \005\n'
	zpty -w z 'print do""ne'
	zpty -r z out '*done*'
	print -r -- "$out"
done
`)
	if !containsAll(out, ": facecue annotate", ": facecue render --lang", "-o .srt", "session.mp4", "--lang=de") {
		t.Errorf("zsh completes\n%q", out)
	}
}
