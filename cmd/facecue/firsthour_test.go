package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestRecordingAlone: a recording without a command gets subtitles, record and events beside
// it, and the program says so.
func TestRecordingAlone(t *testing.T) {
	needRuntime(t)
	in := short(t)
	dir := filepath.Dir(in)
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	e := facecue(t, in)
	e.want(t, exitDone, in+": 1 person, 1 s, ")
	if !containsAll(e.errs, "times as fast as it plays\nfacecue: wrote "+filepath.Join(dir, "short.srt")+", short.jsonl, short.events.csv\n") {
		t.Errorf("it says %s", e.errs)
	}
	if got := left(t, dir); !slices.Equal(got, []string{"short.events.csv", "short.jsonl", "short.mkv", "short.srt"}) {
		t.Errorf("the folder holds %q", got)
	}
	facecue(t, in).want(t, exitFailed, "exists already; -y replaces it")
	facecue(t, "-n", in).want(t, exitDone, "facecue: 1 there already\n")
	facecue(t, "-y", in, "--loglevel", "quiet").want(t, exitDone, "")
	facecue(t, in, "-o", filepath.Join(dir, "only.vtt")).want(t, exitDone, "wrote "+filepath.Join(dir, "only.vtt\n"))
}

// TestOutputFolder: outputs without a folder of their own go where the command line says.
func TestOutputFolder(t *testing.T) {
	needRuntime(t)
	in, dir := short(t), t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	folder := filepath.Join(dir, "new", "out")
	facecue(t, in, "--output-dir", folder).want(t, exitDone, "")
	facecue(t, in, "-o", folder+"2/", "--preset", "therapy").want(t, exitDone, "")
	facecue(t, "annotate", in, "-o", folder+"3/", "-o", ".vtt", "-o", "{name}.ass").want(t, exitDone, "")
	facecue(t, "render", filepath.Join(folder, "short.jsonl"), "-o", "x.srt", "--output-dir", folder+"4").want(t, exitDone, "")
	for n, want := range map[string]string{
		"": "short.events.csv short.jsonl short.srt", "2": "short.csv short.events.csv short.jsonl short.srt", "3": "short.ass short.vtt", "4": "x.srt",
	} {
		if got := strings.Join(left(t, folder+n), " "); got != want {
			t.Errorf("%s holds %s", folder+n, got)
		}
	}
	facecue(t, in, "-o", folder+"5/", "-o", folder+"6/").want(t, exitUsage, "outputs go to one folder")
	facecue(t, filepath.Join(dir, "none.mp4"), "-o", folder+"7/").want(t, exitFailed, "no such file")
	if _, err := os.Stat(folder + "7"); err == nil {
		t.Error("a run without an output leaves a folder")
	}
}

// TestDoneAlready: finished inputs are counted and the others are read.
func TestDoneAlready(t *testing.T) {
	needRuntime(t)
	in := short(t)
	dir := filepath.Dir(in)
	var all []string
	for _, name := range []string{"a", "b", "c"} {
		film := filepath.Join(dir, name+".mkv")
		write(t, film, string(read(t, in)))
		all = append(all, film)
	}
	write(t, filepath.Join(dir, "a.vtt"), "mine")
	write(t, filepath.Join(dir, "c.vtt"), "mine")
	e := facecue(t, append([]string{"annotate", "-n", "-o", ".vtt"}, all...)...)
	if e.code != exitDone || e.errs != "facecue: 2 there already\n" {
		t.Errorf("exit %d: %s", e.code, e.errs)
	}
	if got := string(read(t, filepath.Join(dir, "a.vtt"))); got != "mine" {
		t.Errorf("replaced by %s", got)
	}
	if got := string(read(t, filepath.Join(dir, "b.vtt"))); !strings.HasPrefix(got, "WEBVTT") {
		t.Errorf("b.vtt holds %s", got)
	}
}

// TestNoFaceIsSaid: a recording without a face is no silent success.
func TestNoFaceIsSaid(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	in := ffmpeg(t, filepath.Join(dir, "grey.mkv"), "-f", "lavfi", "-i", "color=gray:s=160x120:d=0.4:r=10")
	facecue(t, "annotate", in, "-o", filepath.Join(dir, "o.vtt")).want(t, exitDone, "warning: "+in+": no face was found in any of its 4 frames")
}

// TestMistypedWords: commands, options, formats, presets and labels get the word that was
// meant, and addresses the option that opens them.
func TestMistypedWords(t *testing.T) {
	dir := t.TempDir()
	out, labels := filepath.Join(dir, "o.vtt"), filepath.Join(dir, "labels.csv")
	write(t, labels, "expression,text\nhapiness,smiling\n")
	for _, c := range []struct {
		says string
		args []string
	}{
		{`did you mean "annotate"`, []string{"anotate", "x"}},
		{`did you mean "eval"`, []string{"models", "evla"}},
		{`did you mean "render"`, []string{"help", "rendre"}},
		{`did you mean "--per-person"`, []string{"annotate", demo, "-o", out, "--perperson"}},
		{`did you mean "--lang"`, []string{demo, "--lagn", "de"}},
		{`did you mean ".jsonl"`, []string{demo, "-o", filepath.Join(dir, "x.jsnol")}},
		{`did you mean "textgrid"`, []string{demo, "-o", "[f=txtgrid]-"}},
		{`did you mean "therapy"`, []string{demo, "--preset", "terapy"}},
		{`did you mean "bash"`, []string{"completion", "bahs"}},
		{`did you mean "happiness"`, []string{"annotate", demo, "-o", out, "--labels", labels}},
		{`did you mean "happiness"`, []string{"import", "--label", "smile=hapiness", demo, "-o", out}},
	} {
		facecue(t, c.args...).want(t, exitUsage, c.says)
	}
	facecue(t, "https://localhost/x.mp4", "-o", out).want(t, exitFailed, "--protocols https,tls,tcp")
}

// TestHelpAndVersion: the commands say what the options say.
func TestHelpAndVersion(t *testing.T) {
	for _, pair := range [][2][]string{
		{{"help"}, {"--help"}}, {{"version"}, {"--version"}}, {{"help", "annotate"}, {"annotate", "-h"}}, {{"help", "models", "eval"}, {"models", "eval", "--help"}},
	} {
		a, b := facecue(t, pair[0]...), facecue(t, pair[1]...)
		if a.code != exitDone || a.out != b.out || a.out == "" {
			t.Errorf("%q: exit %d, %q, and %q: %q", pair[0], a.code, a.out, pair[1], b.out)
		}
	}
	e := facecue(t, "help", "annotate")
	at := 0
	for _, heading := range []string{"OUTPUTS:\n   -o OUTPUT", "PEOPLE AND WORDS:\n   --name", "INPUT:\n   --ss", "ANALYSIS:\n   --filter", "THE PROGRAM:\n   --progress"} {
		next := strings.Index(e.out, heading)
		if next < at {
			t.Errorf("no %q in its place:\n%s", heading, e.out)
		}
		at = next
	}
}
