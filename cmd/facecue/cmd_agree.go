package main

import (
	"log/slog"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/agreementreport"
	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

func agreeCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "agree",
		Usage:     "measure how well raters, and records of ours, agree",
		ArgsUsage: "RATER... [RECORD...]",
		Description: `Compares what several raters say of one recording: annotations of ELAN (.eaf), Praat
(.TextGrid), subtitles (.srt, .vtt), tables of events or of frames (.csv, .tsv), what BORIS
exports, and records of ours (.jsonl, .parquet). A table for people goes to standard output.

  facecue agree anna.eaf ben.eaf
  facecue agree --label smile=happiness --person client=1 anna.eaf session.jsonl -o agree.html
  facecue agree --people session.people.csv anna.eaf session.jsonl
  facecue agree --step 1s --coded 0:00-15:00 --offset ben=+0.35 anna.csv ben.csv -o agree.csv
  facecue agree --blank neutral --require kappa=0.6 anna.TextGrid session.jsonl
  facecue agree --manifest sessions.csv -o cohort.csv -o cohort.json
  facecue agree --scale ordinal ratings.csv -o ratings.json
  facecue agree --scale interval --column valence --person 1 anna.csv session.jsonl

Units are the frames of the record, or of 40 ms. A unit counts where all raters judged the
person: a record where the face could be classified, a person between the first and the last
annotation of the file unless --coded says otherwise. Time without an annotation is "none".
Intervals are drawn from blocks of time, for frames are not independent of each other; with a
manifest (columns session, rater, file and perhaps patient), from patients or sessions.

--scale reads ratings on a scale: a table with a column for each rater and a row for each unit,
or with the columns segment or time, rater and value. A record or a .csv of ours among them is one
more rater: by --column, its mean in each segment with an onset and an offset, or in steps of 0.2 s.
` + reads + exitHelp,
		Flags:  append(fileFlags(), agreeFlags()...),
		Action: func(c *cli.Context) error { return agree(c, s) },
	}
}

func agreeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "label", Usage: "what a label of the files means, as `smile=happiness`; may be given several times"},
		&cli.StringSliceFlag{Name: "tier", Usage: "read this tier `NAME` alone; may be given several times"},
		&cli.StringSliceFlag{Name: "person", Usage: "who a person of the files is, as `anna=1`, or =1 where a file names nobody; a name alone leaves the others out"},
		peopleFlag(), nameFlag(),
		&cli.StringFlag{Name: "step", Usage: "units of `DURATION`, such as 40ms or 1s", DefaultText: "frames of the record, or 40ms"},
		&cli.StringSliceFlag{Name: "offset", Usage: "add a time to all of a rater's, as `ben=+0.35`; may be given several times"},
		&cli.StringSliceFlag{Name: "coded", Usage: "what time was judged, as `0:00-15:00`, or ben=0:00-15:00 for one rater"},
		&cli.StringFlag{Name: "blank", Value: "none", Usage: "what judged time without an annotation `IS`: none, neutral or missing"},
		&cli.BoolFlag{Name: "uncertain-missing", Usage: "leave out what is uncertain, in place of a label of its own"},
		&cli.BoolFlag{Name: "fleeting", Usage: "also compare fleeting candidates, with annotations of half a second at most"},
		&cli.StringFlag{Name: "tolerance", Value: "500ms", Usage: "for measures with a tolerance, which stand beside those without; 0 for none"},
		&cli.Float64Flag{Name: "iou", Value: 0.5, Usage: "the least common time of two events that are the same, as a share of the time of either"},
		&cli.Float64Flag{Name: "overlap", Value: 0.6, Usage: "the least common time of two linked units, as a share of the longer one"},
		&cli.StringFlag{Name: "block", Value: "10s", Usage: "the length of the blocks that intervals are drawn from"},
		&cli.IntFlag{Name: "draws", Value: 2000, Usage: "how often is drawn"},
		&cli.Uint64Flag{Name: "seed", Value: 1, Usage: "of the draws; the same one gives the same intervals"},
		&cli.StringSliceFlag{Name: "require", Usage: "fail (exit status 1) where a measure is under a value, as `kappa=0.6` or kappa:happiness=0.6; may be given several times"},
		&cli.StringFlag{Name: "manifest", Usage: "read a `TABLE` of sessions, raters and files"},
		&cli.StringFlag{Name: "scale", Usage: "the files are ratings on a `SCALE`: nominal, ordinal, interval or ratio"},
		&cli.StringFlag{Name: "order", Usage: "with --scale ordinal, the words of the ratings, the least first, as `none,slight,strong`"},
		&cli.StringFlag{Name: "column", Usage: "with --scale, the `NUMBER` of a record that is compared: valence, AU12, happiness"},
	}
}

func agree(c *cli.Context, s streams) error {
	files := c.Args().Slice()
	if len(files) == 0 && c.String("manifest") == "" {
		return outcome.Usagef("no rater; \"facecue agree --help\" shows examples")
	}
	for _, name := range c.StringSlice("o") {
		if _, err := agreementreport.Of(name); err != nil {
			return err
		}
	}
	env := envAt(c, s, slog.LevelWarn)
	job := run.Agreeing{Files: files, Manifest: c.String("manifest"), Outputs: c.StringSlice("o"), Overwrite: overwriter(c, s)}
	var err error
	if job.Require, err = requirements(c.StringSlice("require")); err != nil {
		return err
	}
	if job.Options, err = comparisonOptions(c); err != nil {
		return err
	}
	if scale := c.String("scale"); scale != "" {
		values, err := ratedValues(c)
		if err != nil {
			return err
		}
		return run.Rate(c.Context, env, run.Rating{
			Files: files, Scale: comparison.Scale(scale), Values: values, Options: job.Options, Outputs: job.Outputs, Require: job.Require, Overwrite: job.Overwrite,
		})
	}
	if job.Reader, err = raterTracks(c, env); err != nil {
		return err
	}
	return run.Agree(c.Context, env, job)
}

func requirements(list []string) (all []run.Requirement, err error) {
	for _, text := range list {
		r, err := run.ParseRequirement(text)
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, nil
}
