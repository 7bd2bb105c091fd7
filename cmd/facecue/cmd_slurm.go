package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/batch"
	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/slurm"
)

const slurmExamples = `Prints a script for sbatch: an array of tasks that share the batch of the same arguments. It is made
to be read and edited. The recordings, with their lengths, are listed in facecue.batch.list.csv
beside the manifest, so that every task sees the same list.

  facecue slurm recordings/ --to results -o .jsonl -o .csv > facecue.batch.sbatch
  facecue slurm recordings/ --to results -o .jsonl -o .csv --tasks 64 --cpus 8 --submit
  facecue batch --status --to results      # how far it is

docs/CLUSTER.md shows the whole way.

` + exitHelp

func slurmCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:        "slurm",
		Usage:       "write a batch as a job array for Slurm",
		ArgsUsage:   "INPUT... -o OUTPUT...",
		Description: slurmExamples,
		Flags: append(append([]cli.Flag{
			&cli.IntFlag{Name: "tasks", Usage: "divide the recordings among `N` tasks", DefaultText: "by hours of media"},
			&cli.IntFlag{Name: "cpus", Value: 4, Usage: "`N` processors for each task"},
			&cli.IntFlag{Name: "mem", Usage: "`MB` of memory for each task", DefaultText: "by processors"},
			&cli.StringFlag{Name: "time", Usage: "the `LIMIT` of a task, as sbatch takes it", DefaultText: "by hours of media"},
			&cli.StringFlag{Name: "partition", Usage: "the `NAME` of the partition"},
			&cli.StringFlag{Name: "account", Usage: "the `NAME` of the account"},
			&cli.BoolFlag{Name: "submit", Usage: "submit the array and the job that collects the summary"},
		}, batchOwnFlags()...), workerFlags()...),
		Action: func(c *cli.Context) error { return writeSlurm(c, s) },
	}
}

func writeSlurm(c *cli.Context, s streams) error {
	job, err := batchJob(c, s)
	if err != nil {
		return err
	}
	if job.Shard.Of > 0 {
		return outcome.Usagef("--shard: each task gets a shard of its own")
	}
	if err := batch.Check(job); err != nil {
		return err
	}
	av.CaptureLog(slog.New(slog.DiscardHandler)) // what cannot be read is said when it is analysed
	if err := batch.Lengths(c.Context, job.Entries); err != nil {
		return err
	}
	list, err := writeEntries(job)
	if err != nil {
		return err
	}
	task, err := slurmJob(c, job, list)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(task.Logs, 0o777); err != nil {
		return err
	}
	script, err := task.Script()
	if err != nil {
		return outcome.Usage(err)
	}
	if c.Bool("submit") {
		return submit(c.Context, s.out, task, script, strings.TrimSuffix(list, ".list.csv")+".sbatch")
	}
	_, err = io.WriteString(s.out, script)
	return err
}

// writeEntries writes the list of recordings beside the manifest, by absolute paths.
func writeEntries(job batch.Job) (list string, err error) {
	manifest, err := filepath.Abs(job.Manifest)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(manifest), 0o777); err != nil {
		return "", err
	}
	entries := append([]corpus.Entry(nil), job.Entries...)
	for i := range entries {
		if entries[i].Path, err = filepath.Abs(entries[i].Path); err != nil {
			return "", err
		}
	}
	list = strings.TrimSuffix(manifest, filepath.Ext(manifest)) + ".list.csv"
	return list, writeWhole(list, func(w io.Writer) error { return corpus.WriteList(w, entries) })
}

// writeWhole writes a file that is there whole or not at all.
func writeWhole(path string, write func(io.Writer) error) error {
	f, err := output.Create(path, nil)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		return errors.Join(err, f.Discard())
	}
	return f.Commit()
}

// submit submits the array, and the summary after it.
func submit(ctx context.Context, out io.Writer, task slurm.Job, script, path string) error {
	if err := writeWhole(path, func(w io.Writer) error { _, err := io.WriteString(w, script); return err }); err != nil {
		return err
	}
	array, err := sbatch(ctx, path)
	if err != nil {
		return err
	}
	summary, err := sbatch(ctx, "--dependency=afterany:"+array, "--array=0", "--cpus-per-task=1", path, "summary")
	if err != nil {
		return fmt.Errorf("job %s was submitted, the summary was not: %w", array, err)
	}
	_, err = fmt.Fprintf(out, "job %s: %d tasks; job %s collects the summary; the script is %s\n", array, task.Tasks, summary, path)
	return err
}

// sbatch submits a job and gives its number.
func sbatch(ctx context.Context, args ...string) (string, error) {
	said, err := exec.CommandContext(ctx, "sbatch", append([]string{"--parsable"}, args...)...).Output()
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return "", fmt.Errorf("sbatch: %s", strings.TrimSpace(string(exit.Stderr)))
	}
	number, _, _ := strings.Cut(strings.TrimSpace(string(said)), ";")
	return number, err
}
