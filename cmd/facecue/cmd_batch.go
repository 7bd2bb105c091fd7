package main

import (
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/batch"
	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/processors"
)

const batchExamples = `Works through recordings, writes what annotate would write, and remembers what is done. Run the
same command again to go on after any end, and to do what is new or changed.

  facecue batch recordings/ -o .vtt -o .events.csv                # tracks beside each recording
  facecue batch recordings/ --to results -o .jsonl -o .csv        # a folder that mirrors recordings/
  facecue batch recordings/ --to results -o .jsonl --dry-run      # what would be done, and why
  facecue batch --status --to results                             # how far it is, also while it runs
  facecue batch --list sessions.csv --to results -o .jsonl        # columns path, name, people, start, end
  facecue batch recordings/ --to results -o .jsonl --retry failed # what failed, once more
  facecue batch recordings/ --to results -o .jsonl --shard 2/8    # the second of eight parts

INPUT is a file, a folder that is searched, or a pattern in quotes. In the name of an output, {name} is
the recording's name without extension, {ext} the extension, {dir} its folder, or the one that mirrors
it in --to, and {relative} its folder below the one that was searched. The manifest
facecue.batch.jsonl, summary.csv and summary.json are in --to, else in the folder that is searched,
else in the working folder. Several runs may share a manifest, on several machines: none does what
another one does. docs/CLUSTER.md shows the way through many hours.

` + reads + exitHelp

func batchCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:        "batch",
		Usage:       "analyse many recordings, and go on where it stopped",
		ArgsUsage:   "INPUT... -o OUTPUT...",
		Description: batchExamples,
		Flags:       append(batchOwnFlags(), workerFlags()...),
		Action: func(c *cli.Context) error {
			switch {
			case c.Bool("worker"):
				return work(c, s)
			case c.Bool("status"), c.Bool("summary"):
				return look(c, s)
			}
			return runBatch(c, s)
		},
	}
}

// look reads a manifest, for --status and --summary.
func look(c *cli.Context, s streams) error {
	manifest := manifestPath(c)
	if c.Bool("summary") {
		if err := batch.WriteSummary(manifest); err != nil {
			return err
		}
	}
	return batch.Status(s.out, manifest)
}

func runBatch(c *cli.Context, s streams) error {
	job, err := batchJob(c, s)
	if err != nil {
		return err
	}
	if c.Bool("dry-run") {
		return batch.Explain(s.out, job)
	}
	quiet := c.String("loglevel") == "quiet"
	if _, terminal := interactive(s); terminal && !quiet {
		job.Line = s.err
	}
	if !quiet {
		job.Out = s.out
	}
	return sayFailures(s.err, batch.Run(c.Context, job))
}

// sayFailures prints the number of failures, each of which was said, since the exit code alone
// is easily missed.
func sayFailures(errs io.Writer, err error) error {
	if some, ok := err.(outcome.SomeFailed); ok {
		fmt.Fprintf(errs, "facecue: %v\n", some)
	}
	return err
}

// batchJob is the job of the command line, checked as a whole.
func batchJob(c *cli.Context, s streams) (job batch.Job, err error) {
	if err := usePreset(c, c.IsSet("o")); err != nil {
		return job, err
	}
	env, err := newEnv(c, s)
	if err != nil {
		return job, err
	}
	base, err := annotation(c, s, env, 2)
	if err != nil {
		return job, err
	}
	job = batch.Job{
		Manifest: manifestPath(c), Hash: corpus.Sampled, Force: c.Bool("force"), Yes: c.Bool("y"), No: c.Bool("n"),
		MaxFailures: c.Int("max-failures"), LogDir: c.String("log-dir"), Scratch: c.String("scratch"), Video: hasVideo(base.Targets), Timing: corpus.DefaultTiming, Log: env.Log,
	}
	if err := batchChoices(c, &job); err != nil {
		return job, err
	}
	if job.Entries, err = batchEntries(c, s); err != nil {
		return job, err
	}
	if err := place(c, job.Entries, base.Targets); err != nil {
		return job, err
	}
	if err := corpus.Identify(job.Entries, folderOf(job.Manifest)); err != nil {
		return job, err
	}
	if job.Setup, err = batchSetup(c, env, base); err != nil {
		return job, err
	}
	var threads int
	job.Jobs, threads = batch.Share(processors.Count(), len(job.Entries), job.Video)
	if n := c.Int("jobs"); n > 0 {
		job.Jobs, threads = n, batch.Threads(processors.Count(), n)
	}
	if n := c.Int("threads"); n > 0 {
		threads = n
	}
	job.Worker, err = workerCommand(c, threads)
	return job, err
}

// batchChoices reads the flags that take one of a few words.
func batchChoices(c *cli.Context, job *batch.Job) (err error) {
	switch c.String("hash") {
	case "sample":
	case "full":
		job.Hash = corpus.Full
	default:
		return outcome.Usagef("--hash %q is neither sample nor full", c.String("hash"))
	}
	switch c.String("retry") {
	case "":
	case "failed":
		job.RetryFailed = true
	default:
		return outcome.Usagef("--retry %q: only failed can be retried", c.String("retry"))
	}
	if job.Yes && job.No {
		return outcome.Usagef("-y and -n exclude each other")
	}
	if text := c.String("shard"); text != "" {
		if job.Shard, err = corpus.ParseShard(text); err != nil {
			return outcome.Usagef("--shard: %w", err)
		}
	}
	return nil
}

func hasVideo(targets []export.Target) bool {
	for _, t := range targets {
		if t.Drawn() {
			return true
		}
	}
	return false
}
