package main

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	ranking "github.com/facecue/facecue/internal/moments"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/internal/tabular"
)

func momentsCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "moments",
		Usage:     "rank the moments of a session that are worth a look, by a score whose parts are given",
		ArgsUsage: "RECORD [-o OUTPUT]...",
		Description: `Reads a record and ranks its states and fleeting candidates: how far the face left the person's own
baseline, how fast, how rare the expression is for the person, whether the other shows it too, whether
a long neutral ended, whether happiness meets a negative expression. docs/MEASURES.md defines
the parts. A high score says that a moment is worth a look, not that it mattered to anybody.

  facecue moments session.jsonl
  facecue moments session.jsonl --top 10 -o moments.csv -o markers.edl -o moments.vtt
  facecue moments session.jsonl --name 1=patient --person patient --weight rarity=0.4
  facecue moments session.jsonl --recording session.mp4 --blur -o sheet.png
  facecue moments session.jsonl --marked supervisor.eaf --top 20
  facecue moments session.jsonl --recording session.mp4 --top 5 -o 'clips/{rank}.mp4'

Without -o the list is printed. Outputs are tables (.csv, .tsv, .json, .parquet), a contact
sheet (.png), a clip for each moment (a video, with {rank} in its name), and every output of
"facecue formats" that is made of events. Clips are copied and not encoded again, so each begins
with the last key frame before, which may be some seconds earlier than --before says.
` + exitHelp,
		Flags: append(fileFlags(),
			&cli.IntFlag{Name: "top", Value: 20, Usage: "at most `N` moments; 0 lists all"},
			&cli.StringFlag{Name: "distance", Value: "10s", Usage: "least `TIME` between the onsets of two moments"},
			&cli.Float64Flag{Name: "mix", Value: 0.4, Usage: "one label has at most this `SHARE` of the list; 0 does not limit it"},
			&cli.StringFlag{Name: "person", Usage: "moments of this `PERSON` alone: P1, or a name that --name gives"},
			&cli.StringSliceFlag{Name: "weight", Usage: "weight of a part of the score, as `rarity=0.4`; may be given several times"},
			&cli.StringFlag{Name: "recording", Usage: "the recording of the record, as `FILE`, for contact sheets and clips"},
			&cli.StringFlag{Name: "before", Value: "3s", Usage: "how much `TIME` before a moment its clip has, at least"},
			&cli.StringFlag{Name: "after", Value: "3s", Usage: "how much `TIME` after it"},
			&cli.StringFlag{Name: "marked", Usage: "what people marked as moments, `FILE` of annotations: says how many of them the list has, and how many by chance"},
			&cli.StringFlag{Name: "within", Value: "5s", Usage: "how near in `TIME` a mark of --marked lies to a moment that has it"},
			&cli.BoolFlag{Name: "blur", Usage: "hide the faces on contact sheets"},
			peopleFlag(), nameFlag(),
			&cli.StringFlag{Name: "ignore", Usage: "leave people out, by number or name, as `2,therapist`"},
			commonFlags()[0]),
		Action: func(c *cli.Context) error { return rankMoments(c, s) },
	}
}

func rankMoments(c *cli.Context, s streams) error {
	if c.NArg() != 1 {
		return outcome.Usagef("moments takes one record; \"facecue moments --help\" shows examples")
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	p, err := peopleOf(c, 1)
	if err != nil {
		return err
	}
	distance, err := lengthFlag(c, "distance")
	if err != nil {
		return err
	}
	job := run.Highlights{
		Record: c.Args().First(), Recording: c.String("recording"), Blur: c.Bool("blur"), People: p, Overwrite: overwriter(c, s),
		Choice: ranking.Choice{Top: c.Int("top"), Distance: distance.Seconds(), Mix: c.Float64("mix"), Person: c.String("person")},
	}
	job.Marked = c.String("marked")
	if job.Within, err = lengthFlag(c, "within"); err != nil {
		return err
	}
	if job.Clips.Before, err = lengthFlag(c, "before"); err != nil {
		return err
	}
	if job.Clips.After, err = lengthFlag(c, "after"); err != nil {
		return err
	}
	if job.Weights, err = ranking.ParseWeights(c.StringSlice("weight")); err != nil {
		return outcome.Usagef("--weight: %w", err)
	}
	if err := momentOutputs(&job, c.StringSlice("o")); err != nil {
		return err
	}
	return run.Moments(c.Context, env, job)
}

// momentOutputs tells contact sheets, tables of moments, and outputs that are made of events
// from each other.
func momentOutputs(job *run.Highlights, texts []string) error {
	for _, text := range texts {
		options, name, err := opt.ParseTarget(text)
		if err != nil {
			return outcome.Usagef("-o %s: %w", text, err)
		}
		switch {
		case strings.EqualFold(filepath.Ext(name), ".png"):
			job.Sheets = append(job.Sheets, name)
		case tableOfMoments(options, name):
			t, err := run.ParseTables([]string{text}, run.MomentTables)
			if err != nil {
				return err
			}
			job.Tables = append(job.Tables, t...)
		default:
			t, err := export.ParseTarget(text)
			if err != nil {
				return err
			}
			if t.Video() && options != "" {
				return outcome.Usagef("-o %s: clips are copied as they are, and have no options", text)
			}
			if t.Video() {
				job.Clips.Targets = append(job.Clips.Targets, t)
				continue
			}
			job.Markers = append(job.Markers, t)
		}
	}
	return nil
}

// tableOfMoments tells a table by its format, or else by an extension that is not the end of
// a longer one, as .csv is of .events.csv.
func tableOfMoments(options, name string) bool {
	if wanted, err := opt.Find(options, "f"); err == nil && wanted != "" {
		return slices.Contains(strings.Split(tabular.Formats, ", "), wanted)
	}
	f, err := export.FormatFor("", name)
	return tabular.FormatOf(name) != "" && (err != nil || len(f.Ext) <= len(filepath.Ext(name)))
}
