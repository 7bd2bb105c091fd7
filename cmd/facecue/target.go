package main

import (
	"fmt"

	"github.com/facecue/facecue/internal/opt"
)

// pipe is the name of standard input or output.
const pipe = "-"

// target is one -o: where to write, in which format, with which options.
type target struct {
	pattern string // may hold {name} and {dir}
	path    string // the pattern for one input
	format  format
	options opt.Values
}

// video tells a container from a text format.
func (t target) video() bool { return t.format.text == nil }

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
	values, err := append(append(opt.Set{}, f.options...), chooser).Parse(options)
	if err != nil {
		return target{}, usagef("-o %s: %w", text, err)
	}
	return target{pattern: name, format: f, options: values}, nil
}

// parseTargets reads all -o of a command line.
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

// place gives the targets their names for one input. No two may be the same.
func place(targets []target, input string) ([]target, error) {
	seen := map[string]bool{}
	placed := make([]target, len(targets))
	for i, t := range targets {
		t.path = expand(t.pattern, input)
		if seen[t.path] {
			return nil, usagef("two outputs would be written to %s", t.path)
		}
		seen[t.path] = true
		placed[i] = t
	}
	return placed, nil
}

func (t target) String() string { return fmt.Sprintf("%s (%s)", t.path, t.format.name) }
