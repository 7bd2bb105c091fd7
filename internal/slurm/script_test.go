package slurm

import (
	"os/exec"
	"strings"
	"testing"
	"time"
)

func job() Job {
	return Job{
		Program: "/opt/face cue", Batch: []string{"--list=/d/l.csv", "--o=[style='blur']{name}.mp4"}, Summary: []string{"--summary"}, Folder: "/work dir", Logs: "/work dir/logs",
		Recordings: 40, Seconds: 7200, Tasks: 8, CPUs: 4, Memory: 2000, Time: 26*time.Hour + 90*time.Minute, Partition: "short", Account: "lab",
	}
}

// run runs a script with a program in the place of facecue that prints its arguments.
func run(t *testing.T, script string, args []string, env ...string) string {
	t.Helper()
	dir := t.TempDir()
	script = strings.ReplaceAll(script, "'/opt/face cue'", "printf")
	script = strings.ReplaceAll(script, `exec "$facecue" batch`, `exec printf '<%s>'`)
	cmd := exec.Command("bash", append([]string{"-c", script, "script"}, args...)...)
	cmd.Dir, cmd.Env = dir, append([]string{"PATH=/usr/bin:/bin"}, env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return string(out)
}

// TestScript: each task of the whole array takes its shard, a part that is submitted again shares what is
// left, and the second job collects the summary.
func TestScript(t *testing.T) {
	script, err := job().Script()
	if err != nil {
		t.Fatal(err)
	}
	for _, option := range []string{"--array=1-8", "--cpus-per-task=4", "--mem=2000M", "--time=1-03:30:00", `--chdir="/work dir"`, "--requeue", "--signal=B:TERM@120", "--partition=short", "--account=lab"} {
		if !strings.Contains(script, "\n#SBATCH "+option+"\n") {
			t.Errorf("%s is missing:\n%s", option, script)
		}
	}
	args := `<--list=/d/l.csv><--o=[style='blur']{name}.mp4>`
	for _, c := range []struct {
		args []string
		env  string
		want string
	}{
		{nil, "SLURM_ARRAY_TASK_ID=3 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=8 SLURM_ARRAY_TASK_COUNT=8", "<--shard=3/8>" + args},
		{nil, "SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=3 SLURM_ARRAY_TASK_MAX=5 SLURM_ARRAY_TASK_COUNT=2", "<--shard=1/1>" + args},
		{nil, "SLURM_ARRAY_TASK_ID=5 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=5 SLURM_ARRAY_TASK_COUNT=2", "<--shard=1/1>" + args},
		{nil, "TMPDIR=/none SLURM_ARRAY_TASK_ID=1 SLURM_ARRAY_TASK_MIN=1 SLURM_ARRAY_TASK_MAX=1 SLURM_ARRAY_TASK_COUNT=1", "<--shard=1/1>" + args},
		{[]string{"summary"}, "X=1", "<--summary>"},
	} {
		if got := run(t, script, c.args, strings.Fields(c.env)...); got != c.want {
			t.Errorf("%s: %s, want %s", c.env, got, c.want)
		}
	}
}

// TestHostileNames: what sbatch's own lines cannot hold is refused.
func TestHostileNames(t *testing.T) {
	for _, change := range []func(*Job){
		func(j *Job) { j.Folder = "/a\n#SBATCH --wrap=x" }, func(j *Job) { j.Logs = `/a"b` }, func(j *Job) { j.Account = "a\rb" }, func(j *Job) { j.Partition = "a\nb" },
	} {
		j := job()
		change(&j)
		if text, err := j.Script(); err == nil {
			t.Errorf("%s", text)
		}
	}
	for word, want := range map[string]string{"": "''", "a-b.c": "a-b.c", "a b": "'a b'", "it's": `'it'\''s'`, "$HOME": "'$HOME'", "{name}": "'{name}'"} {
		if got := quote(word); got != want {
			t.Errorf("%q: %s, want %s", word, got, want)
		}
	}
}

func TestSizes(t *testing.T) {
	for _, c := range []struct {
		recordings int
		hours      float64
		cpus, want int
	}{{389, 950, 4, 25}, {10, 0.5, 4, 1}, {3, 950, 1, 3}, {5000, 1e6, 1, 1000}, {0, 0, 1, 1}} {
		if got := Tasks(c.recordings, c.hours*3600, c.cpus); got != c.want {
			t.Errorf("%+v: %d tasks", c, got)
		}
	}
	if got := Limit(950*3600, 3*3600, 25, 4); got < 8*time.Hour || got > 12*time.Hour {
		t.Error(got)
	}
	if got := Limit(10*3600, 10*3600, 1, 64); got < 8*time.Hour { // one recording is not divided
		t.Error(got)
	}
}
