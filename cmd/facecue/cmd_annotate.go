package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

func annotateCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:        "annotate",
		Category:    categoryResults,
		Usage:       "analyse recordings and write tracks, tables and annotated video",
		ArgsUsage:   "INPUT... -o OUTPUT...",
		Description: annotateExamples,
		Flags: append(append(append(outputFlags(), analysisFlags()...), commonFlags()...), presetFlag(), besideFlag(),
			&cli.StringFlag{Name: "progress", Usage: "write the key=value blocks of FFmpeg's -progress to `FILE`, - or pipe:N; a file that holds anything else is replaced as outputs are"}),
		Action: func(c *cli.Context) error { return annotate(c, s) },
	}
}

func annotate(c *cli.Context, s streams) error {
	inputs := c.Args().Slice()
	if len(inputs) == 0 {
		return outcome.Usagef("no input; \"facecue annotate --help\" shows examples")
	}
	if err := chooseOutputs(c); err != nil {
		return err
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	job, err := annotation(c, s, env, len(inputs))
	if err != nil {
		return err
	}
	_, terminal := interactive(s)
	job.Inputs, job.Progress, job.Terminal = inputs, c.String("progress"), terminal && c.String("loglevel") != "quiet"
	job.Summary = terminal || c.IsSet("preset")
	_, folder, _ := namedOutputs(c) // checked by targets
	return inFolder(folder, func() error { return run.Annotate(c.Context, env, job) })
}

// annotation is what the command line says of the analysis of so many inputs.
func annotation(c *cli.Context, s streams, env run.Env, inputs int) (job run.Annotation, err error) {
	job = run.Annotation{
		Chain: c.String("filter"), Settings: settings(c), Workers: threads(c.Int("threads")), Encoders: max(0, c.Int("threads")),
		Overwrite: overwriter(c, s),
	}
	if job.Targets, err = targets(c, inputs); err != nil {
		return job, err
	}
	if job.Reading, err = readingOptions(c, s, env.Log); err != nil {
		return job, err
	}
	if job.Signals, err = signalSources(c); err != nil {
		return job, err
	}
	job.People, err = peopleOf(c, inputs)
	return job, err
}
