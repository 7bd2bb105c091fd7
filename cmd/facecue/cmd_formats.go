package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/overlay"
)

func formatsCommand() *cli.Command {
	return &cli.Command{
		Name:        "formats",
		Category:    categoryLists,
		Usage:       "list the outputs and their options",
		ArgsUsage:   "[NAME]",
		Description: "Options stand before the file name: -o '[max_cue=5]out.vtt'.",
		Flags:       []cli.Flag{&cli.BoolFlag{Name: "markdown", Usage: "print all as a page of documentation"}},
		Action: func(c *cli.Context) error {
			if c.Bool("markdown") {
				return formatsMarkdown(c.App.Writer)
			}
			for _, f := range export.Formats() {
				if err := describe(c, f.Name, f.Ext+"  "+f.Help, f.Options); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

func filtersCommand() *cli.Command {
	return &cli.Command{
		Name:        "filters",
		Category:    categoryLists,
		Usage:       "list the filters and their options",
		ArgsUsage:   "[NAME]",
		Description: "A chain is given as in FFmpeg: --filter 'detect=min=48:every=2,track,classify,smooth'.",
		Action: func(c *cli.Context) error {
			if name := c.Args().First(); name != "" && name != run.Drawing {
				if _, err := filter.Lookup(name); err != nil {
					return outcome.Usage(err)
				}
			}
			for _, f := range filter.Filters() {
				if err := describe(c, f.Name, f.Help, f.Options); err != nil {
					return err
				}
			}
			return describe(c, run.Drawing, run.DrawingHelp, overlay.DrawOptions())
		},
	}
}

// writeJSON prints for programs what a command prints for people otherwise.
func writeJSON(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

// describe prints one unit with its options, unless another one was asked for.
func describe(c *cli.Context, name, help string, options opt.Set) error {
	if wanted := c.Args().First(); wanted != "" && wanted != name {
		return nil
	}
	_, err := fmt.Fprintf(c.App.Writer, "%-10s %s\n", name, help)
	if err == nil {
		_, err = io.WriteString(c.App.Writer, options.Help())
	}
	return err
}
