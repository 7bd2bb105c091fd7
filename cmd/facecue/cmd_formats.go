package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

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
		Flags: []cli.Flag{
			&cli.BoolFlag{Name: "markdown", Usage: "print all as a page of documentation"},
			&cli.BoolFlag{Name: "dictionary", Usage: "print the data dictionary: the columns of all tables and the keys of the record, as a page of documentation"},
		},
		Action: func(c *cli.Context) error {
			if c.Bool("markdown") {
				return formatsMarkdown(c.App.Writer)
			}
			if c.Bool("dictionary") {
				return dictionaryMarkdown(c.App.Writer)
			}
			return listFormats(c)
		},
	}
}

// listFormats prints the outputs with their options, and of a single one that is a table its
// columns too.
func listFormats(c *cli.Context) error {
	wanted := strings.TrimPrefix(c.Args().First(), ".")
	for _, f := range export.Formats() {
		if wanted != "" && wanted != f.Name && "."+wanted != f.Ext {
			continue
		}
		if err := describe(c, f.Name, f.Ext+"  "+f.Help, f.Options); err != nil {
			return err
		}
		if wanted != "" {
			return describeColumns(c.App.Writer, f)
		}
	}
	if wanted != "" {
		_, err := export.FormatFor(wanted, "")
		return err
	}
	return nil
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
	if wanted := c.Args().First(); c.Command.Name == "filters" && wanted != "" && wanted != name {
		return nil
	}
	_, err := fmt.Fprintf(c.App.Writer, "%-10s %s\n", name, help)
	if err == nil {
		_, err = io.WriteString(c.App.Writer, options.Help())
	}
	return err
}
