package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
)

// settingFlags are the flags that stand for an option of a filter.
var settingFlags = []struct{ flag, filter, option string }{
	{"min-face", "detect", "min"},
	{"min-cue", "smooth", "min"},
	{"gap", "smooth", "gap"},
}

// settings are the options of filters that flags set.
func settings(c *cli.Context) (list []filter.Setting) {
	for _, s := range settingFlags {
		if c.IsSet(s.flag) {
			list = append(list, filter.Setting{Filter: s.filter, Option: s.option, Text: c.String(s.flag), Flag: "--" + s.flag})
		}
	}
	if people := c.String("people"); people != "" && isCount(people) {
		list = withCount(list, people)
	}
	if slices.Contains(c.StringSlice("labels"), basic6) {
		list = append(list, filter.Setting{Filter: "classify", Option: "labels", Text: basic6, Flag: "--labels " + basic6})
	}
	return list
}

// cueFlags stand for the options that decide how long cues are.
func cueFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "max-cue", Usage: "write a cue longer than `SECONDS` again and again; the same as [max_cue=SECONDS] of every output that has it; 0 never"},
		&cli.StringFlag{Name: "min-cue", Usage: "no state shorter than `SECONDS`; the same as smooth=min=SECONDS"},
		&cli.StringFlag{Name: "gap", Usage: "a state lives on for `SECONDS` while the face is missing or poor; the same as smooth=gap=SECONDS"},
	}
}

// targets are the values of -o, in the folder of --output-dir. Outputs that cut cues and do not say how long a cue may be
// get the length of --max-cue.
func targets(c *cli.Context, inputs int) ([]export.Target, error) {
	names, folder, err := namedOutputs(c)
	if err != nil {
		return nil, err
	}
	list, err := export.ParseTargets(names, inputs)
	if list = placedIn(list, folder); err != nil || !c.IsSet("max-cue") {
		return list, err
	}
	for i, t := range list {
		if !cutsCues(t) {
			continue
		}
		if list[i].Options, err = t.Options.With("max_cue", c.String("max-cue")); err != nil {
			return nil, outcome.Usagef("--max-cue: %w", err)
		}
	}
	return list, nil
}

// cutsCues tells whether an output has the option max_cue, a use for it, and no value yet.
func cutsCues(t export.Target) bool {
	has := slices.ContainsFunc(t.Format.Options, func(o opt.Option) bool { return o.Name == "max_cue" })
	return has && !t.Options.Given("max_cue") && !t.Drawn()
}

// withCount are settings with a number of people, such as "2", in place of another one.
func withCount(list []filter.Setting, count string) []filter.Setting {
	list = slices.DeleteFunc(slices.Clone(list), func(s filter.Setting) bool { return s.Filter == "people" && s.Option == "count" })
	return append(list, filter.Setting{Filter: "people", Option: "count", Text: count, Flag: "--people " + count})
}
