package main

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
)

//go:embed presets.toml
var builtinPresets string

// usualPreset is what "facecue RECORDING" does where the user's file names no other.
const usualPreset = "reading"

// defaultPreset is the name by which --preset asks for what "facecue RECORDING" does.
const defaultPreset = "default"

// preset is a set of values for options of annotate.
type preset struct {
	name, help, file string
	values           map[string][]string // by the name of the option
}

// presets are the built-in presets and those of the user's file.
type presets struct {
	usual  string // what "facecue RECORDING" does
	byName map[string]preset
}

// loadPresets reads the built-in presets and the user's file.
func loadPresets(flags []cli.Flag) (presets, error) {
	all := presets{usualPreset, map[string]preset{}}
	if err := all.add("built in", builtinPresets, flags); err != nil {
		return all, err
	}
	file, text, err := readConfig()
	if err == nil && file != "" {
		err = all.add(file, text, flags)
	}
	if err != nil {
		return all, outcome.Usage(err)
	}
	return all, nil
}

func (p presets) names() []string { return slices.Sorted(maps.Keys(p.byName)) }

// find is the preset of a name.
func (p presets) find(name string) (preset, error) {
	if name == defaultPreset {
		name = p.usual
	}
	found, ok := p.byName[name]
	if !ok {
		return found, outcome.Usagef("no preset %q%s; \"facecue presets\" lists them", name, opt.Suggest(name, p.names()))
	}
	return found, nil
}

// usePreset sets the options that the command line leaves open as the chosen preset has
// them; its outputs too, unless the command line has outputs.
func usePreset(c *cli.Context, hasOutputs bool) error {
	if !c.IsSet("preset") {
		return nil
	}
	all, err := loadPresets(c.App.Command(defaultCommand).Flags)
	if err != nil {
		return err
	}
	chosen, err := all.find(c.String("preset"))
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(chosen.values)) {
		if c.IsSet(name) && name != "o" || hasOutputs && name == "o" {
			continue
		}
		for _, text := range chosen.values[name] {
			if err := c.Set(name, text); err != nil {
				return outcome.Usagef("preset %q (%s): %s = %q: %w", chosen.name, chosen.file, name, text, err)
			}
		}
	}
	return nil
}

func presetFlag() cli.Flag {
	return &cli.StringFlag{Name: "preset", Usage: "the outputs and options of the preset `NAME`, built in or of your own; what the command line says goes before it; \"facecue presets\" lists them"}
}

// presetNames proposes the names of presets.
func presetNames(app *cli.App) (p proposal) {
	all, err := loadPresets(app.Command(defaultCommand).Flags)
	if err != nil {
		return p
	}
	for _, name := range all.names() {
		p.list = append(p.list, candidate{name, all.byName[name].help})
	}
	return p
}

func presetsCommand() *cli.Command {
	return &cli.Command{
		Name:      "presets",
		Category:  categoryLists,
		Usage:     "list the presets, built in and of your own",
		ArgsUsage: "[NAME]",
		Description: `A preset of your own is a table of a TOML file, whose keys are options of
"facecue annotate" by their long names:

  # ` + configPlace + `
  default = "lab"                      # what "facecue session.mp4" does
  [preset.lab]
  help = "what our laboratory keeps"
  output = [".srt", ".jsonl", "[dictionary=1].events.csv"]
  lang = "de"
  min-face = 48`,
		Action: func(c *cli.Context) error {
			all, err := loadPresets(c.App.Command(defaultCommand).Flags)
			if err != nil {
				return err
			}
			names := all.names()
			if c.Args().Present() {
				chosen, err := all.find(c.Args().First())
				if err != nil {
					return err
				}
				names = []string{chosen.name}
			}
			for _, name := range names {
				if err := all.byName[name].describe(c, name == all.usual); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// describe prints a preset with its options.
func (p preset) describe(c *cli.Context, usual bool) error {
	note := p.file
	if usual {
		note += ", default"
	}
	_, err := fmt.Fprintf(c.App.Writer, "%-10s %s (%s)\n", p.name, p.help, note)
	for _, name := range slices.Sorted(maps.Keys(p.values)) {
		for _, text := range p.values[name] {
			if err == nil {
				_, err = fmt.Fprintf(c.App.Writer, "    %-12s %s\n", name, text)
			}
		}
	}
	return err
}
