package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/run"
)

func peopleCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "people",
		Usage:     "who is in a record, and a table in which to say who is who",
		ArgsUsage: "RECORD",
		Description: `Prints the people of a record: number, name, when a face is first seen, for how long
faces are seen, and the share of each expression in the time that could be judged.

  facecue people session.jsonl
  facecue people session.jsonl -o people.csv
  facecue render --people people.csv session.jsonl -o session.srt -o session.eaf

people.csv is made to be edited. A row speaks of one number:

  number     the number of the analysis, or a new one for a split
  name, role what outputs call the person; numbers of one name are one person
  ignore     yes: no cue and no row, blurred in a video; not a person: the faces are removed
  from, to   the part of the recording of which the row speaks, as 90.5 or 1:30.5; to is exclusive
  joined-to  the number of the person to whom the faces belong: "7 is 1"

A person may have several numbers, because facecue numbers people anew after a cut or an
absence. Corrections need no second analysis: annotate, render and filter take the table
with --people.
` + reads + exitHelp,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "o", Aliases: []string{"output"}, Usage: "write the table `FILE` instead of printing"},
			&cli.BoolFlag{Name: "y", Usage: "replace a file that exists"},
			&cli.BoolFlag{Name: "n", Usage: "never replace a file that exists"},
			peopleFlag(), nameFlag(),
		}, commonFlags()...),
		Action: func(c *cli.Context) error { return listPeople(c, s) },
	}
}

func listPeople(c *cli.Context, s streams) error {
	if c.NArg() != 1 {
		return outcome.Usagef("people takes one record; \"facecue people --help\" shows examples")
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	known, err := sheet(c, 1)
	if err != nil {
		return err
	}
	record, table := c.Args().First(), c.String("o")
	reads := export.ReadFiles(record)
	if table != "" {
		if !strings.HasSuffix(table, ".csv") {
			return outcome.Usagef("-o %s: people writes a table; call it .csv", table)
		}
		if err := overwriter(c, s).Allow(table, reads); err != nil {
			return err
		}
	}
	cast, err := run.Cast(c.Context, env, record, known)
	if err != nil {
		return err
	}
	if table != "" {
		return writePeople(table, reads, known, cast)
	}
	return printPeople(s.out, known, cast)
}

func printPeople(w io.Writer, known *people.Sheet, cast []people.Person) error {
	names, table := known.Names(), tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "number\tname\tfirst seen\tseen for")
	for _, l := range shownStates() {
		fmt.Fprintf(table, "\t%s", l)
	}
	fmt.Fprintln(table)
	for _, p := range cast {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s", p.Number, names.Of(p.Number), clock(p.First), clock(p.Visible))
		for _, l := range shownStates() {
			fmt.Fprintf(table, "\t%.0f%%", 100*p.Share(l))
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}

// shownStates are the states that have a share of the time that could be judged.
func shownStates() []face.Label {
	labels := face.Labels()
	return append(labels[:], face.Uncertain)
}

// clock is a time as 1:02:03.5.
func clock(t time.Duration) string {
	t = t.Round(100 * time.Millisecond)
	h, m, s := int(t.Hours()), int(t.Minutes())%60, (t % time.Minute).Seconds()
	if h > 0 {
		return fmt.Sprintf("%d:%02d:%04.1f", h, m, s)
	}
	return fmt.Sprintf("%d:%04.1f", m, s)
}

// writePeople writes a table in which to say who is who.
func writePeople(name string, reads output.Inputs, known *people.Sheet, cast []people.Person) error {
	f, err := output.Create(name, reads)
	if err != nil {
		return err
	}
	rows, seen := known.Sheet(cast)
	if err := people.Write(f, rows, seen); err != nil {
		f.Discard()
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return f.Commit()
}
