package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/urfave/cli/v2"
)

// streams are where the program reads and writes, so that tests can be them.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// execute is the whole program but for the process around it.
func execute(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	said := &export.ErrorKeeper{Writer: out}
	app := newApp(streams{in, said, errs})
	err := stopped(ctx, verdict(said, app.RunContext(ctx, arrange(app, args))))
	report(errs, err)
	return exitCode(ctx, err)
}

// stopped says in words that a signal came before a command had anything to keep, or
// when it had done all.
func stopped(ctx context.Context, err error) error {
	var signal outcome.Interrupted
	if !errors.As(context.Cause(ctx), &signal) {
		return err
	}
	switch {
	case err == nil:
		return fmt.Errorf("%w when all was done", signal)
	case errors.Is(err, context.Canceled):
		return fmt.Errorf("%w; no output was written", signal)
	}
	return err
}

// report prints one line for an error that was not said yet.
func report(errs io.Writer, err error) {
	var (
		said outcome.SomeFailed
		left outcome.ReaderLeft
	)
	if err == nil || errors.As(err, &said) || errors.As(err, &left) {
		return
	}
	joined := strings.ReplaceAll(err.Error(), "\n", "; ") // as errors.Join sets them
	fmt.Fprintln(errs, "facecue: "+outcome.OneLine(joined))
}

func newApp(s streams) *cli.App {
	cli.VersionPrinter = printVersion
	return &cli.App{
		Name:                 "facecue",
		Usage:                "expression tracks from recordings: who shows which expression, when",
		Version:              version,
		Description:          reads + "\n" + `Try "facecue annotate --help" for examples.` + exitHelp,
		EnableBashCompletion: true,
		HideHelpCommand:      true,
		// A comma belongs to the file name that holds it.
		DisableSliceFlagSeparator: true,
		Reader:                    s.in,
		Writer:                    s.out,
		ErrWriter:                 s.err,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              wrongUsage,
		Action:                    unknownCommand,
		Commands:                  commands(s),
	}
}

// commands lists them in the order a newcomer meets them.
func commands(s streams) []*cli.Command {
	list := []*cli.Command{
		annotateCommand(s), renderCommand(s), peopleCommand(s), summarizeCommand(s), dyadCommand(s), momentsCommand(s), importCommand(s), filterCommand(s), formatsCommand(), filtersCommand(),
		modelsCommand(s), benchCommand(s), installScriptsCommand(s), devicesCommand(), doctorCommand(), manCommand(), completionCommand(),
	}
	for _, c := range list {
		c.OnUsageError = wrongUsage
	}
	return list
}

func wrongUsage(_ *cli.Context, err error, _ bool) error { return outcome.Usage(err) }

func unknownCommand(c *cli.Context) error {
	if c.Args().Present() {
		return outcome.Usagef("no command %q; \"facecue --help\" lists them, \"facecue annotate FILE -o FILE.vtt\" does the main job", c.Args().First())
	}
	return cli.ShowAppHelp(c)
}

// arrange lets options and file names of a command stand in any order.
func arrange(app *cli.App, args []string) []string {
	if len(args) < 2 {
		return args
	}
	command, depth := app.Command(args[1]), 2
	if command != nil && len(command.Subcommands) > 0 && len(args) > 2 {
		command, depth = subcommand(command, args[2]), 3
	}
	if command == nil || len(command.Subcommands) > 0 {
		return args
	}
	return append(args[:depth:depth], interspersed(command.Flags, args[depth:])...)
}

func subcommand(of *cli.Command, name string) *cli.Command {
	for _, c := range of.Subcommands {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}
