package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/batch"
	"github.com/facecue/facecue/internal/corpus"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/internal/wording"
)

// workerCommand is the command of a worker process, which gets the flags of the analysis. It is the
// program that runs now, also where a newer one was installed meanwhile.
func workerCommand(c *cli.Context, threads int) ([]string, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat("/proc/self/exe"); err == nil {
		self = "/proc/self/exe"
	}
	command := append([]string{self, "batch", "--worker"}, given(c, workerFlags())...)
	return append(command, fmt.Sprintf("--threads=%d", threads)), nil
}

// batchSetup is all but the recording that outputs depend on.
func batchSetup(c *cli.Context, env run.Env, base run.Annotation) (corpus.Setup, error) {
	made, cards, err := run.MadeBy(env, base.Chain, base.Settings)
	if err != nil {
		return corpus.Setup{}, err
	}
	s := corpus.Setup{Version: made.Version, Libav: made.Libav, Filters: made.Filters, Outputs: c.StringSlice("o")}
	for _, card := range cards {
		s.Networks = append(s.Networks, fmt.Sprintf("%s %s card %s", card.Name, card.SHA256, card.Digest()))
	}
	for _, arg := range given(c, workerFlags()) {
		if name, _, _ := strings.Cut(strings.TrimPrefix(arg, "--"), "="); !slices.Contains(ofTheMachine, name) {
			s.Settings = append(s.Settings, arg)
		}
	}
	for _, name := range c.StringSlice("labels") {
		if text, err := os.ReadFile(name); err == nil {
			s.Settings = append(s.Settings, fmt.Sprintf("labels sha256 %x", sha256.Sum256(text)))
		}
	}
	slices.Sort(s.Settings)
	return s, nil
}

// ofTheMachine are the flags that change no output.
var ofTheMachine = []string{"o", "y", "n", "threads", "loglevel", "ort-lib", "hwaccel"}

// work is a worker process.
func work(c *cli.Context, s streams) error {
	level, err := parseLevel(c.String("loglevel"))
	if err != nil {
		return err
	}
	base, err := annotation(c, s, envAt(c, s, level), 2)
	if err != nil {
		return err
	}
	reports := os.NewFile(3, "reports")
	return batch.Serve(c.Context, s.in, reports, func(ctx context.Context, o batch.Order, r *batch.Reporter) error {
		env := envAt(c, s, level)
		env.Log = slog.New(reporting{lineHandler{mu: &sync.Mutex{}, level: min(level, slog.LevelWarn)}, r})
		av.CaptureLog(env.Log)
		job, err := ordered(c, base, o)
		if err != nil {
			return err
		}
		job.Reading.Logger, job.Tell, job.Wrote = env.Log, r.Tell, r.Wrote
		return run.Annotate(ctx, env, job)
	})
}

// ordered is the job of an order.
func ordered(c *cli.Context, base run.Annotation, o batch.Order) (job run.Annotation, err error) {
	job = base
	job.Scratch, job.OneOfMany = o.Scratch, true
	job.Inputs, job.Targets = []string{o.Input}, slices.Clone(base.Targets)
	job.Overwrite.Yes, job.Overwrite.No, job.Overwrite.Ask = o.Replace, false, nil
	for i := range job.Targets {
		job.Targets[i].Path = o.Paths[i]
	}
	if job.People, err = saidOf(base.People, o.Options, c.String("ignore")); err != nil {
		return job, err
	}
	if isCount(o.Options.People) {
		job.Settings = withCount(job.Settings, o.Options.People)
	}
	if o.Options.Start != "" {
		if job.Reading.Start, err = opt.ParseDuration(o.Options.Start); err != nil {
			return job, err
		}
	}
	if o.Options.End != "" {
		job.Reading.HasEnd = true
		job.Reading.End, err = opt.ParseDuration(o.Options.End)
	}
	return job, err
}

// saidOf is what is said of the people of one recording: its own names and people to ignore, where it has some.
func saidOf(p export.People, o corpus.Options, ignore string) (export.People, error) {
	names, err := wording.ParseNames(o.Names)
	if err != nil {
		return p, err
	}
	table := o.People
	if isCount(table) {
		table = ""
	}
	if len(names) > 0 || table != "" {
		own, err := readSheet(table)
		if err != nil {
			return p, err
		}
		if p.Sheet, err = own.WithNames(names); err != nil {
			return p, err
		}
		p.Names = p.Sheet.Names()
	}
	p.Ignore, err = ignored(cmp.Or(o.Ignore, ignore), p.Sheet)
	return p, err
}

// reporting is a handler whose messages are reports of an order.
type reporting struct {
	lineHandler
	to *batch.Reporter
}

// Handle sends a message as the line that annotate would print.
func (h reporting) Handle(ctx context.Context, r slog.Record) error {
	var line strings.Builder
	plain := h.lineHandler
	plain.out = &line
	if err := plain.Handle(ctx, r); err != nil {
		return err
	}
	level, text := "", strings.TrimSuffix(strings.TrimPrefix(line.String(), "facecue: "), "\n")
	if r.Level >= slog.LevelWarn {
		level = severity(r.Level)
		text = strings.TrimPrefix(text, level+": ")
	}
	h.to.Log(level, text)
	return nil
}

// WithAttrs keeps the receiver of the messages.
func (h reporting) WithAttrs(attrs []slog.Attr) slog.Handler {
	h.lineHandler = h.lineHandler.WithAttrs(attrs).(lineHandler)
	return h
}

// WithGroup is as that of the lines.
func (h reporting) WithGroup(string) slog.Handler { return h }
