package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
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
	err := stopped(ctx, verdict(said, app.RunContext(ctx, arrange(app, withCommand(app, args)))))
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
	cli.VersionPrinter, cli.HelpPrinter, cli.HelpFlag = printVersion, helpPrinter(s.out), helpFlag
	return &cli.App{
		Name:                  "facecue",
		Usage:                 "expression tracks from recordings: who shows which expression, when",
		Version:               version,
		UsageText:             "facecue RECORDING...\nfacecue COMMAND [OPTION...] [FILE...]",
		Description:           firstSteps + "\n" + reads + exitHelp,
		CustomAppHelpTemplate: appHelp,
		Flags:                 []cli.Flag{helpFlag}, // the library adds it only where it adds a command "help"
		HideHelpCommand:       true,
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
		annotateCommand(s), batchCommand(s), slurmCommand(s), renderCommand(s), importCommand(s), filterCommand(s), peopleCommand(s),
		summarizeCommand(s), dyadCommand(s), momentsCommand(s), reportCommand(s), agreeCommand(s), formatsCommand(), filtersCommand(), presetsCommand(),
		modelsCommand(s), benchCommand(s), installScriptsCommand(s), devicesCommand(), doctorCommand(),
		helpCommand(), versionCommand(), manCommand(), completionCommand(), completeCommand(),
	}
	for _, c := range list {
		prepareCommand(c)
		for _, sub := range c.Subcommands {
			prepareCommand(sub)
		}
	}
	return list
}

// prepareCommand sets what all commands have alike.
func prepareCommand(c *cli.Command) {
	c.OnUsageError, c.CustomHelpTemplate = wrongUsage, commandHelp
	c.HideHelpCommand = true
	if c.Category == "" {
		c.Category = categoryOf(c.Name)
	}
	if len(c.Subcommands) > 0 && c.Action == nil {
		c.Action = unknownSubcommand
	}
	giveHeadings(c)
}

// wrongUsage marks an error as a mistake on the command line, and proposes the option that
// may have been meant.
func wrongUsage(c *cli.Context, err error, _ bool) error {
	name, undefined := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !undefined {
		return outcome.Usage(err)
	}
	var names []string
	for _, f := range c.Command.Flags {
		names = append(names, f.Names()...)
	}
	meant := opt.Nearest(name, names)
	if meant != "" {
		meant = fmt.Sprintf(" (did you mean %q?)", dashed(meant))
	}
	return outcome.Usagef("%q has no option %s%s; \"%[1]s --help\" lists them", c.Command.HelpName, dashed(name), meant)
}

func unknownCommand(c *cli.Context) error {
	if c.Args().Present() {
		name := c.Args().First()
		return outcome.Usagef("no command or recording %q%s; \"facecue help\" lists the commands, \"facecue RECORDING\" does the main job", name, opt.Suggest(name, visibleNames(c.App.Commands)))
	}
	return cli.ShowAppHelp(c)
}

func unknownSubcommand(c *cli.Context) error {
	if name := c.Args().First(); name != "" {
		return outcome.Usagef("%q has no command %q%s; \"%[1]s --help\" lists them", c.Command.HelpName, name, opt.Suggest(name, visibleNames(c.Command.Subcommands)))
	}
	return cli.ShowSubcommandHelp(c)
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
