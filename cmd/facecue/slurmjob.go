package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/batch"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/slurm"
)

// slurmJob is the array for a batch whose recordings are in a list.
func slurmJob(c *cli.Context, job batch.Job, list string) (j slurm.Job, err error) {
	cpus := c.Int("cpus")
	if cpus < 1 || c.Int("tasks") < 0 {
		return j, outcome.Usagef("--cpus and --tasks are at least 1")
	}
	j = slurm.Job{Recordings: len(job.Entries), CPUs: cpus, Tasks: c.Int("tasks"), Memory: c.Int("mem"), Partition: c.String("partition"), Account: c.String("account")}
	longest := 0.0
	for _, e := range job.Entries {
		j.Seconds += e.Seconds
		longest = max(longest, e.Seconds)
	}
	if j.Tasks == 0 {
		j.Tasks = slurm.Tasks(len(job.Entries), j.Seconds, cpus)
	}
	if j.Memory == 0 {
		j.Memory = batch.Memory(cmp.Or(c.Int("jobs"), cpus), job.Video)
	}
	if j.Time, err = limit(c, j, longest); err != nil {
		return j, err
	}
	if j.Program, err = os.Executable(); err != nil {
		return j, err
	}
	if j.Folder, err = os.Getwd(); err != nil {
		return j, err
	}
	manifest, err := filepath.Abs(job.Manifest)
	if err != nil {
		return j, err
	}
	j.Logs = filepath.Join(filepath.Dir(manifest), "facecue.batch.slurm")
	j.Summary = []string{"--summary", "--manifest=" + manifest}
	own := given(c, batchOwnFlags())
	own = slices.DeleteFunc(own, func(arg string) bool {
		name, _, _ := strings.Cut(strings.TrimPrefix(arg, "--"), "=")
		return slices.Contains([]string{"list", "match", "root", "manifest", "shard", "dry-run", "status", "summary", "worker"}, name)
	})
	j.Batch = append(append([]string{"--list=" + list, "--manifest=" + manifest}, own...), given(c, workerFlags())...)
	return j, nil
}

// limit is the time limit of a task.
func limit(c *cli.Context, j slurm.Job, longest float64) (time.Duration, error) {
	text := c.String("time")
	if text == "" {
		return slurm.Limit(j.Seconds, longest, j.Tasks, j.CPUs), nil
	}
	d, err := opt.ParseDuration(text)
	if err != nil || d < time.Minute {
		return 0, outcome.Usagef("--time %s: write hours, minutes and seconds, as 08:00:00", text)
	}
	return d, nil
}
