package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

func peopleCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "people",
		Usage:     "who is in a record, and a table in which to say who is who",
		ArgsUsage: "RECORD",
		Description: `Prints the people of a record: number, name, when a face is first seen, for how long
faces are seen, the share of speaking where the record has it (the filter speak),
and the share of each expression in the time that could be judged.

  facecue people session.jsonl
  facecue people session.jsonl -o people.csv -o people.html
  facecue people session.jsonl --blur --recording /films/session.mp4 -o people.png
  facecue render --people people.csv session.jsonl -o session.srt -o session.eaf

people.csv is made to be edited. A row speaks of one number:

  number     the number of the analysis, or a new one for a split
  name, role what outputs call the person; numbers of one name are one person
  ignore     yes: no cue and no row, blurred in a video; not a person: the faces are removed
  from, to   the part of the recording of which the row speaks, as 90.5 or 1:30.5; to is exclusive
  joined-to  the number of the person to whom the faces belong: "7 is 1"

people.html and people.png show three faces of each person, spread over the time for which the
person is seen: look at them to tell who is who. The faces are read from the recording, which
is looked for beside the record. Keep such a sheet as you keep the recording, or hide the faces
with --blur.

A person may have several numbers where facecue is not sure that two faces are one person's.
Corrections need no second analysis: annotate, render and filter take the table
with --people.
` + reads + exitHelp,
		Flags: append([]cli.Flag{
			&cli.StringSliceFlag{Name: "o", Aliases: []string{"output"}, Usage: "write `FILE` instead of printing: a table to be edited, .csv, or a sheet of faces, .png or .html; may be given several times"},
			&cli.StringFlag{Name: "recording", Usage: "the recording of the record, as `FILE`, for a sheet of faces; else the one beside the record is used"},
			&cli.BoolFlag{Name: "blur", Usage: "hide all faces on a sheet of faces"},
			&cli.BoolFlag{Name: "y", Usage: "replace a file that exists"},
			&cli.BoolFlag{Name: "n", Usage: "never replace a file that exists"},
			peopleFlag(), nameFlag(),
			&cli.StringFlag{Name: "ignore", Usage: "hide people on a sheet of faces, by number or name, as `2,therapist`"},
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
	who, err := peopleOf(c, 1)
	if err != nil {
		return err
	}
	return run.Cast(c.Context, env, run.Casting{
		Record: c.Args().First(), Recording: c.String("recording"), People: who,
		Outputs: c.StringSlice("o"), Blur: c.Bool("blur"), Overwrite: overwriter(c, s),
	})
}
