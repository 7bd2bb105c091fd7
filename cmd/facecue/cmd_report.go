package main

import (
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

func reportCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "report",
		Usage:     "an index of sessions for a browser: strips, measures that can be sorted, links to their pages",
		ArgsUsage: "FOLDER|RECORD... -o INDEX.html",
		Description: `Reads every record in the folders and writes one page for a browser, which needs no network: a small
strip and the measures of each person of each session, and a person who has a name over the sessions.
docs/PAGE.md describes it.

  facecue report study -o study/index.html
  facecue report study --pages --name 1=patient --name 2=therapist -o study/index.html

A session is linked to its page, NAME.html beside the record NAME.jsonl. --pages writes the page where
it is missing, or older than the record. Who is who is read from NAME.people.csv beside the record,
if there is one.
` + exitHelp,
		Flags: append(wordFlags(),
			&cli.StringSliceFlag{Name: "o", Aliases: []string{"output"}, Usage: "write the index to `FILE`.html"},
			&cli.BoolFlag{Name: "y", Usage: "replace outputs that exist"},
			&cli.BoolFlag{Name: "n", Usage: "never replace outputs that exist"},
			&cli.BoolFlag{Name: "pages", Usage: "write the page of a session, NAME.html beside its record, where it is missing or older than the record"},
			nameFlag(),
			&cli.StringSliceFlag{Name: "role", Usage: "what a person is in the session, as `Anna=therapist`; may be given several times"},
			&cli.StringFlag{Name: "ignore", Usage: "leave people out, by number or name, as `2,therapist`"},
			&cli.IntFlag{Name: "threads", Usage: "read `N` records at once", DefaultText: "one per processor"},
			commonFlags()[0]),
		Action: func(c *cli.Context) error { return makeReport(c, s) },
	}
}

func makeReport(c *cli.Context, s streams) error {
	if c.NArg() == 0 {
		return outcome.Usagef("no folder and no record; \"facecue report --help\" shows examples")
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	job := run.Report{Inputs: c.Args().Slice(), Pages: c.Bool("pages"), Workers: threads(c.Int("threads")), Overwrite: overwriter(c, s)}
	if job.People, err = peopleOf(c, 2); err != nil {
		return err
	}
	if job.Roles, err = roles(c.StringSlice("role")); err != nil {
		return err
	}
	if job.Output, err = indexName(c.StringSlice("o")); err != nil {
		return err
	}
	return run.MakeReport(c.Context, env, job)
}

// indexName is the one output, an HTML file.
func indexName(names []string) (string, error) {
	if len(names) != 1 || names[0] == export.Pipe || !strings.EqualFold(filepath.Ext(names[0]), ".html") {
		return "", outcome.Usagef("report writes one file, as -o index.html")
	}
	return names[0], nil
}
