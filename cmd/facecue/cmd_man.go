package main

import (
	_ "embed"
	"fmt"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/urfave/cli/v2"
)

//go:embed completion.bash
var bashCompletion string

//go:embed completion.zsh
var zshCompletion string

func manCommand() *cli.Command {
	return &cli.Command{
		Name:        "man",
		Usage:       "print the manual page",
		Description: "facecue man > facecue.1; man ./facecue.1",
		Action: func(c *cli.Context) error {
			page, err := c.App.ToMan()
			if err != nil {
				return err
			}
			_, err = fmt.Fprint(c.App.Writer, page)
			return err
		},
	}
}

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:        "completion",
		Usage:       "print the shell completion for bash or zsh",
		ArgsUsage:   "bash|zsh",
		Description: "source <(facecue completion bash)",
		Action: func(c *cli.Context) error {
			script, ok := map[string]string{"bash": bashCompletion, "zsh": zshCompletion}[c.Args().First()]
			if !ok {
				return outcome.Usagef("completion takes bash or zsh")
			}
			_, err := fmt.Fprint(c.App.Writer, script)
			return err
		},
	}
}
