package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

func annotateCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:        "annotate",
		Usage:       "analyse recordings and write tracks, tables and annotated video",
		ArgsUsage:   "INPUT... -o OUTPUT...",
		Description: annotateExamples,
		Flags: append(append(append(outputFlags(), analysisFlags()...), commonFlags()...),
			&cli.StringFlag{Name: "progress", Usage: "write the key=value blocks of FFmpeg's -progress to `FILE`, - or pipe:N; a file that holds anything else is replaced as outputs are"}),
		Action: func(c *cli.Context) error { return annotate(c, s) },
	}
}

// annotate runs over all inputs; one that fails does not stop the others.
func annotate(c *cli.Context, s streams) error {
	b, err := newBatch(c, s)
	if err != nil {
		return err
	}
	defer b.close()
	failed := 0
	for i, p := range b.places.list {
		if c.Context.Err() != nil {
			return fmt.Errorf("%w; %d of %d inputs were not begun", context.Cause(c.Context), len(b.inputs)-i, len(b.inputs))
		}
		err := b.one(c.Context, p.input, p.targets)
		if err == nil {
			continue
		}
		var usage usageError
		if len(b.inputs) == 1 || errors.As(err, &usage) {
			return err
		}
		failed++
		report(s.err, err)
	}
	return b.verdict(failed)
}

// verdict sums up several inputs.
func (b *batch) verdict(failed int) error {
	if failed == 0 {
		return nil
	}
	return someFailed{failed, len(b.inputs)}
}

// interactive tells whether a person can be asked and shown progress.
func interactive(s streams) (in, err bool) {
	i, _ := s.in.(*os.File)
	e, _ := s.err.(*os.File)
	return i != nil && term.IsTerminal(int(i.Fd())), e != nil && term.IsTerminal(int(e.Fd()))
}

func logger(c *cli.Context, s streams) (*slog.Logger, error) {
	level, err := parseLevel(c.String("loglevel"))
	if err != nil {
		return nil, err
	}
	return newLogger(s.err, level), nil
}
