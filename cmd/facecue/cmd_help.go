package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
)

func helpCommand() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Category:  categoryAbout,
		Usage:     "show this help, or that of a command",
		ArgsUsage: "[COMMAND]",
		Action:    help,
	}
}

// help shows what "facecue COMMAND --help" shows.
func help(c *cli.Context) error {
	if !c.Args().Present() {
		return cli.ShowAppHelp(c)
	}
	path, list := c.Args().Slice(), c.App.Commands
	for _, name := range path {
		command := named(list, name)
		if command == nil {
			return outcome.Usagef("no command %q%s; \"facecue help\" lists them", name, opt.Suggest(name, visibleNames(list)))
		}
		list = command.Subcommands
	}
	// The root's context, where "help" has a parent.
	return c.App.RunContext(c.Context, append(append([]string{"facecue"}, path...), "--help"))
}

// named finds a command by its name or an alias; nil where there is none.
func named(list []*cli.Command, name string) *cli.Command {
	for _, c := range list {
		if c.HasName(name) {
			return c
		}
	}
	return nil
}

// visibleNames are the names of the commands that help lists.
func visibleNames(list []*cli.Command) (names []string) {
	for _, c := range list {
		if !c.Hidden {
			names = append(names, c.Name)
		}
	}
	return names
}

func versionCommand() *cli.Command {
	return &cli.Command{
		Name:     "version",
		Category: categoryAbout,
		Usage:    "show the versions of the program, its libraries and networks",
		Action:   func(c *cli.Context) error { printVersion(c); return nil },
	}
}
