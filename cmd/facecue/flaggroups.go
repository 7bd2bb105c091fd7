package main

import (
	"slices"

	"github.com/urfave/cli/v2"
)

// optionHeading is a heading and the options below it.
type optionHeading struct {
	heading string
	names   []string
}

// optionHeadings are the headings under which help lists the options that several commands
// share, in this order. Other options stand before them, or under the category that the
// command gives them.
var optionHeadings = []optionHeading{
	{"OUTPUTS", []string{"o", "output-dir", "preset", "y", "n", "per-person", "only", "max-cue", "findings"}},
	{"PEOPLE AND WORDS", []string{"name", "people", "ignore", "lang", "labels"}},
	{"INPUT", []string{"i", "ss", "t", "to", "stream", "f", "hwaccel", "protocols", "max-pixels", "recording"}},
	{"ANALYSIS", []string{"filter", "min-face", "min-cue", "gap", "threads"}},
	{programHeading, []string{"progress", "loglevel", "ort-lib"}},
}

// programHeading is that of options which change no result.
const programHeading = "THE PROGRAM"

// helpFlag is the option that the library gives to every command.
var helpFlag = &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show this help", DisableDefaultText: true, Category: programHeading}

// giveHeadings puts the options of a command under their headings and sorts them.
func giveHeadings(c *cli.Command) {
	place := func(f cli.Flag) int {
		name := f.Names()[0]
		heading := slices.IndexFunc(optionHeadings, func(h optionHeading) bool { return slices.Contains(h.names, name) })
		if heading < 0 {
			return -1
		}
		setCategory(f, optionHeadings[heading].heading)
		return 100*heading + slices.Index(optionHeadings[heading].names, name)
	}
	slices.SortStableFunc(c.Flags, func(a, b cli.Flag) int { return place(a) - place(b) })
}

// setCategory gives an option a category unless it has one.
func setCategory(f cli.Flag, name string) {
	var category *string
	switch f := f.(type) {
	case *cli.StringFlag:
		category = &f.Category
	case *cli.StringSliceFlag:
		category = &f.Category
	case *cli.BoolFlag:
		category = &f.Category
	case *cli.IntFlag:
		category = &f.Category
	case *cli.Int64Flag:
		category = &f.Category
	case *cli.Float64Flag:
		category = &f.Category
	case *cli.GenericFlag:
		category = &f.Category
	default:
		return
	}
	if *category == "" {
		*category = name
	}
}
