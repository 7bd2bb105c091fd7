package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// withConfig makes a text the user's file.
func withConfig(t *testing.T, text string) (file string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", dir)
	makeFolder(t, filepath.Join(dir, "facecue"))
	file = filepath.Join(dir, "facecue", "config.toml")
	write(t, file, text)
	return file
}

// TestOwnPreset: options and outputs of a preset of the user's own, which the command line
// goes before.
func TestOwnPreset(t *testing.T) {
	needRuntime(t)
	in := short(t)
	dir := filepath.Dir(in)
	withConfig(t, "default = \"lab\"\n[preset.lab]\nhelp = \"ours\"\noutput = [\".vtt\", \"{dir}/{name}.more.srt\"]\nlang = \"de\"\nmin-face = 20\nper-person = false\n"+
		"[preset.reading]\noutput = \".srt\"\n")
	facecue(t, in).want(t, exitDone, "short.vtt, short.more.srt\n")
	if text := string(read(t, filepath.Join(dir, "short.vtt"))); !strings.Contains(text, "P1 neutral") && !strings.Contains(text, "P1 Freude") {
		t.Errorf("cues %s", text)
	}
	facecue(t, in, "--preset", "reading").want(t, exitDone, "wrote "+filepath.Join(dir, "short.srt\n"))
	facecue(t, in, "--lang", "fr", "-o", filepath.Join(dir, "x.eaf")).want(t, exitDone, "x.eaf\n")
	if text := string(read(t, filepath.Join(dir, "x.eaf"))); !strings.Contains(text, "joie") || strings.Contains(text, "Freude") {
		t.Errorf("the words of the preset went before those of the command line")
	}
	e := facecue(t, "presets", "default")
	if want := "lab        ours ("; e.code != exitDone || !strings.HasPrefix(e.out, want) || !containsAll(e.out, ", default)\n", "    lang         de\n", "    o            .vtt\n") {
		t.Errorf("presets says %s", e.out)
	}
}

// TestConfigErrors name the file, the line and the key.
func TestConfigErrors(t *testing.T) {
	for text, says := range map[string]string{
		"[preset.lab]\noutput = \".vtt\"\nlagn = \"de\"\n":   `line 3: preset.lab.lagn: no such key (did you mean "lang"?)`,
		"\ndefalt = \"lab\"\n":                               `line 2: defalt: no such key (did you mean "default"?)`,
		"[preset.lab]\noutput = [\".srt\", \".vt\"]\n":       `line 2: preset.lab.output: .vt: the extension names no output format (did you mean ".vtt"?)`,
		"[preset.lab]\n\nlang = \"xx\"\n":                    `line 3: preset.lab.lang: no language "xx"`,
		"[preset.lab]\nmin-face = {a = 1}\n":                 "line 2: preset.lab.min-face: is neither",
		"[preset.lab]\nthreads = \"many\"\n":                 "line 2: preset.lab.threads: ",
		"[preset.lab]\nper-person = \"perhaps\"\n":           "line 2: preset.lab.per-person: ",
		"default = \"lba\"\n[preset.lab]\noutput = \".vtt\"": `default: no preset "lba" (did you mean "lab"?)`,
		"default =\n":     "line 1: ",
		"default = []\n":  "line 1: default: is one text",
		"preset = true\n": "line 1: preset: holds tables",
	} {
		file := withConfig(t, text)
		e := facecue(t, demo, "-o", filepath.Join(t.TempDir(), "x.vtt"))
		if e.code != exitUsage || !strings.Contains(e.errs, says) || !strings.Contains(e.errs, file) {
			t.Errorf("%q: exit %d: %s, want %s: %s", text, e.code, file, says, e.errs)
		}
	}
}

// TestBuiltinPresets: each has outputs that there are, and help.
func TestBuiltinPresets(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	all, err := loadPresets(newApp(streams{}).Command(defaultCommand).Flags)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(all.names(), " "); got != "editor full reading research therapy" {
		t.Errorf("presets %s", got)
	}
	for _, p := range all.byName {
		if p.help == "" || len(p.values["o"]) == 0 {
			t.Errorf("%s: help %q, outputs %q", p.name, p.help, p.values["o"])
		}
	}
}

// TestBatchPreset: a batch takes outputs and options from a preset, and its outputs are those of
// annotate with that preset.
func TestBatchPreset(t *testing.T) {
	needRuntime(t)
	withConfig(t, "[preset.lab]\noutput = [\".vtt\", \".jsonl\"]\nlang = \"de\"\n")
	in := short(t)
	dir, to := filepath.Dir(in), t.TempDir()
	p := program(t, nil, "batch", dir, "--to", to, "--preset", "lab")
	p.start(t)
	if e := p.end(t); e.code != exitDone {
		t.Fatalf("exit %d: %s%s", e.code, e.out, e.errs)
	}
	facecue(t, in, "--preset", "lab").want(t, exitDone, "short.vtt")
	for _, ext := range []string{".vtt", ".jsonl"} {
		if got, want := read(t, filepath.Join(to, "short"+ext)), read(t, strings.TrimSuffix(in, filepath.Ext(in))+ext); string(got) != string(want) {
			t.Errorf("short%s differs from that of annotate", ext)
		}
	}
	for says, more := range map[string][]string{"0 of 1 recordings": nil, "settings": {"--lang", "fr"}} {
		e := facecue(t, append([]string{"batch", dir, "--to", to, "--preset", "lab", "--dry-run"}, more...)...)
		if e.code != exitDone || !strings.Contains(e.out, says) {
			t.Errorf("%q: exit %d: %s%s", more, e.code, e.out, e.errs)
		}
	}
	facecue(t, "batch", dir, "--to", to, "--preset", "none").want(t, exitUsage, `no preset "none"`)
}
