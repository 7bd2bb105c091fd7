package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/dataset"
	"github.com/facecue/facecue/internal/examiner"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/models"
)

// evalCommand is "models eval".
func evalCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "measure an expression network on labelled pictures",
		ArgsUsage: "--data PATH [NAME]",
		Description: `PATH is a folder with a folder of pictures for each expression (happiness/, anger/ ...),
a CSV of paths and labels, or a folder with fer2013.csv and fer2013new.csv (FER+).
Faces are found as annotate finds them; where a picture has several, the largest of the sure
ones counts. Pictures of at most 112 pixels are taken as tight crops of a face. NAME is a network of "models list" or the path
of a card; the built-in one unless given.

   facecue models eval --data our-people/
   facecue models eval --data labels.csv my/card.json
   facecue models eval --json --data ferplus/ > report.json

Figures are of the pictures they were measured on; on other people, cameras and
cultures they differ. They say how often a label is what raters saw, not what
anybody felt.`,
		Flags: append(commonFlags(),
			&cli.StringFlag{Name: "data", Usage: "the labelled pictures at `PATH`"},
			&cli.StringFlag{Name: "protocol", Value: string(dataset.Majority), Usage: "which FER+ votes count: majority (more than half agree) or plurality"},
			&cli.BoolFlag{Name: "crops", Usage: "pictures are tight crops of faces: look for no face (usual for pictures of at most 112 pixels; --crops=false: for none)"},
			&cli.BoolFlag{Name: "json", Usage: "print the report as JSON"}),
		OnUsageError: wrongUsage,
		Action:       func(c *cli.Context) error { return evaluate(c, s) },
	}
}

func evaluate(c *cli.Context, s streams) error {
	if c.NArg() > 1 {
		return outcome.Usagef("models eval takes one name")
	}
	if c.String("data") == "" {
		return outcome.Usagef("models eval needs labelled pictures: --data PATH")
	}
	protocol := dataset.Protocol(c.String("protocol"))
	if protocol != dataset.Majority && protocol != dataset.Plurality {
		return outcome.Usagef("--protocol %q is neither majority nor plurality", protocol)
	}
	set, err := dataset.Open(c.String("data"), protocol)
	if err != nil {
		return err
	}
	name := c.Args().First()
	if name == "" {
		name = models.DefaultExpression
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	report, err := examiner.Examine(c.Context, env, set, name, cropsOf(c))
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return writeJSON(s.out, report)
	}
	return printReport(s.out, report)
}

func cropsOf(c *cli.Context) examiner.Crops {
	switch {
	case !c.IsSet("crops"):
		return examiner.SmallAreCrops
	case c.Bool("crops"):
		return examiner.AllAreCrops
	}
	return examiner.NoneAreCrops
}
