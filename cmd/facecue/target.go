package main

import (
	"errors"
	"fmt"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/overlay"
)

// pipe is the name of standard input or output.
const pipe = "-"

// target is one -o: where to write, in which format, with which options.
type target struct {
	pattern string // may hold {name} and {dir}
	path    string // the pattern for one input
	format  format.Format
	options opt.Values
}

// video tells a container from a text format.
func (t target) video() bool { return t.format.New == nil }

// soft tells a copy with tracks from a video that is drawn on.
func (t target) soft() bool { return t.video() && t.options.String("mode") == "soft" }

// drawn tells a video whose pictures are decoded.
func (t target) drawn() bool { return t.video() && !t.soft() }

// chooser is the one option that every output has beside its format's own.
var chooser = opt.Option{Name: "f", Help: "the format, where the extension does not say it"}

// parseTarget reads "[key=value:...]name".
func parseTarget(text string) (target, error) {
	options, name, err := opt.ParseTarget(text)
	if err != nil {
		return target{}, usagef("-o %s: %w", text, err)
	}
	if name == "" {
		return target{}, usagef("-o %s: the file name is missing", text)
	}
	wanted, err := opt.Find(options, "f")
	if err != nil {
		return target{}, usagef("-o %s: %w", text, err)
	}
	f, err := formatFor(wanted, name)
	if err != nil {
		return target{}, err
	}
	values, err := append(append(opt.Set{}, f.Options...), chooser).Parse(options)
	if err != nil {
		return target{}, usagef("-o %s: %w", text, err)
	}
	t := target{pattern: name, format: f, options: values}
	if err := t.consistent(); err != nil {
		return target{}, usagef("-o %s: %w", text, err)
	}
	return t, nil
}

// consistent refuses options that the mode of a video has no use for.
func (t target) consistent() error {
	if !t.video() {
		return nil
	}
	foreign, mode := overlay.Copying(), "burn"
	if t.soft() {
		foreign, mode = overlay.Drawing(), "soft"
		if t.pattern == pipe {
			return errors.New("mode=soft writes a file, not a pipe")
		}
		if err := overlay.Holds(t.format.Name); err != nil {
			return fmt.Errorf("mode=soft: %w", err)
		}
	}
	for _, name := range foreign {
		if t.options.Given(name) {
			return fmt.Errorf("mode=%s has no use for %s", mode, name)
		}
	}
	return nil
}

// parseTargetsOf reads all -o of a command line.
func parseTargetsOf(c *cli.Context, inputs int) ([]target, error) {
	texts, err := outputTexts(c)
	if err != nil {
		return nil, err
	}
	return parseTargets(texts, inputs)
}

// parseTargets reads outputs as -o names them.
func parseTargets(texts []string, inputs int) ([]target, error) {
	if len(texts) == 0 {
		return nil, usagef("no output: give at least one -o, such as -o out.vtt")
	}
	var all []target
	for _, text := range texts {
		t, err := parseTarget(text)
		if err != nil {
			return nil, err
		}
		if inputs > 1 && !perInput(t.pattern) {
			return nil, usagef("-o %s: %d inputs would share this output; write {name} or a bare extension such as .vtt", text, inputs)
		}
		all = append(all, t)
	}
	return all, nil
}

func (t target) String() string { return fmt.Sprintf("%s (%s)", t.path, t.format.Name) }
