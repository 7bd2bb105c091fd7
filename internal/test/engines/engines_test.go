//go:build engines

package engines

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// corpus is a folder with three recordings, one of them in a folder below and one damaged, and what annotate
// writes of each.
type corpus struct {
	program, dir string
	want         map[string][]byte
}

func prepare(t *testing.T) *corpus {
	t.Helper()
	c := &corpus{program: absolute(t, "../../../bin/facecue"), dir: t.TempDir(), want: map[string][]byte{}}
	names := []string{"one", "with space", "site 2/two"}
	for i, name := range names {
		path := filepath.Join(c.dir, "recordings", name+".mp4")
		os.MkdirAll(filepath.Dir(path), 0o777)
		run(t, c.dir, nil, "ffmpeg", "-v", "error", "-nostdin", "-y", "-ss", fmt.Sprint(i), "-i", absolute(t, "../../../docs/demo/demo.mp4"), "-frames:v", "20", "-an",
			"-vf", "scale=320:180", "-g", "5", "-c:v", "libx264", "-preset", "ultrafast", "-movflags", "faststart", path)
	}
	damaged := filepath.Join(c.dir, "recordings/one.mp4")
	data, err := os.ReadFile(damaged)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(damaged, data[:len(data)*4/5], 0o666); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		out := filepath.Join(t.TempDir(), "o")
		cmd := exec.Command(c.program, "annotate", filepath.Join(c.dir, "recordings", name+".mp4"), "-o", out+".jsonl", "-o", out+".vtt")
		if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 3 {
			t.Fatal(err)
		}
		for _, ext := range []string{".jsonl", ".vtt"} {
			if c.want[name+ext], err = os.ReadFile(out + ext); err != nil {
				t.Fatal(err)
			}
		}
	}
	return c
}

func absolute(t *testing.T, path string) string {
	t.Helper()
	path, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// run runs a program in a folder; it has to succeed.
func run(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, out)
	}
	return string(out)
}

func (c *corpus) compare(t *testing.T, dir string) {
	t.Helper()
	for name, want := range c.want {
		if got, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s is not what annotate writes (%v)", name, err)
		}
	}
}

// counted fails unless a record was analysed for a number of people.
func counted(t *testing.T, record, count string) {
	t.Helper()
	text, err := os.ReadFile(record)
	if head, _, _ := bytes.Cut(text, []byte("\n")); err != nil || !bytes.Contains(head, []byte("count="+count)) {
		t.Errorf("%s does not say count=%s: %.600s, %v", record, count, head, err)
	}
}

// TestSnakemake: all is done once, and what is missing again.
func TestSnakemake(t *testing.T) {
	c := prepare(t)
	line := []string{"--snakefile", absolute(t, "../../../contrib/snakemake/Snakefile"), "--cores", "2", "--config", "program=" + c.program}
	run(t, c.dir, nil, "snakemake", line...)
	c.compare(t, filepath.Join(c.dir, "results"))
	if said := run(t, c.dir, nil, "snakemake", line...); !strings.Contains(said, "Nothing to be done") {
		t.Errorf("run again: %s", said)
	}
	os.Remove(filepath.Join(c.dir, "results/site 2/two.vtt"))
	if said := run(t, c.dir, nil, "snakemake", line...); !strings.Contains(said, "2 of 2 steps (100%) done") {
		t.Errorf("an output is missing: %s", said)
	}
	c.compare(t, filepath.Join(c.dir, "results"))
	run(t, c.dir, nil, "snakemake", append(line, "people=1-3", "results=counted")...)
	counted(t, filepath.Join(c.dir, "counted/with space.jsonl"), "1-3")
}

// TestParallel: all is done once, and what failed again.
func TestParallel(t *testing.T) {
	c := prepare(t)
	script, env := absolute(t, "../../../contrib/parallel/facecue-parallel.sh"), []string{"FACECUE=" + c.program}
	recordings := []string{"recordings/one.mp4", "recordings/with space.mp4", "recordings/site 2/two.mp4"}
	run(t, c.dir, env, script, append([]string{"--will-cite"}, recordings...)...)
	c.compare(t, filepath.Join(c.dir, "recordings"))
	os.Remove(filepath.Join(c.dir, "recordings/one.vtt"))
	run(t, c.dir, env, script, append([]string{"--will-cite"}, recordings...)...)
	if _, err := os.Stat(filepath.Join(c.dir, "recordings/one.vtt")); err == nil {
		t.Error("what is done was done again")
	}
	os.Remove(filepath.Join(c.dir, "facecue.joblog"))
	run(t, c.dir, env, script, append([]string{"--people", "2", "--will-cite"}, recordings...)...)
	counted(t, filepath.Join(c.dir, "recordings/with space.jsonl"), "2")
}

// TestNextflowScript runs the script of the process with the values of one recording.
func TestNextflowScript(t *testing.T) {
	c := prepare(t)
	text, err := os.ReadFile("../../../contrib/nextflow/main.nf")
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(string(text), `"""`)
	if len(parts) != 3 {
		t.Fatalf("%d parts", len(parts))
	}
	// What Groovy makes of a text in three quotation marks.
	script := func(people string) string {
		return strings.NewReplacer("${params.program}", c.program, "${task.cpus}", "1", "${recording.baseName}", "with space", "${recording}", "with space.mp4", "${people}", people, `\\`, `\`, `\$`, `$`).Replace(parts[1])
	}
	run(t, filepath.Join(c.dir, "recordings"), nil, "bash", "-ue", "-c", script(""))
	for _, ext := range []string{".jsonl", ".vtt"} {
		if got, err := os.ReadFile(filepath.Join(c.dir, "recordings/with space"+ext)); err != nil || !bytes.Equal(got, c.want["with space"+ext]) {
			t.Errorf("with space%s is not what annotate writes (%v)", ext, err)
		}
	}
	run(t, filepath.Join(c.dir, "recordings"), nil, "bash", "-ue", "-c", script("--people 2"))
	counted(t, filepath.Join(c.dir, "recordings/with space.jsonl"), "2")
}
