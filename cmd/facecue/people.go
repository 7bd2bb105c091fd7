package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/wording"
)

// people reads what the command line says of people.
func people(c *cli.Context) (p export.People, err error) {
	if p.Names, err = wording.ParseNames(c.StringSlice("name")); err != nil {
		return p, outcome.Usagef("--name: %w", err)
	}
	if p.Ignore, err = wording.ParsePeople(c.String("ignore")); err != nil {
		return p, outcome.Usagef("--ignore: %w", err)
	}
	if p.Only, err = export.ParseOnly(c.String("only")); err != nil {
		return p, err
	}
	p.PerPerson = c.Bool("per-person")
	p.Words, err = labelWords(c)
	return p, err
}
