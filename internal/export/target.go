package export

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/overlay"
)

// Pipe is the name of standard input or output.
const Pipe = "-"

// Target is one -o: where to write, in which format, with which options.
type Target struct {
	Pattern string // may hold {name} and {dir}
	Path    string // the pattern for one input; "" before PlaceAll, which leaves a path that is given
	Format  format.Format
	Options opt.Values
}

// Video tells a container from a text format.
func (t Target) Video() bool { return t.Format.New == nil }

// Soft tells a copy with tracks from a video that is drawn on.
func (t Target) Soft() bool { return t.Video() && t.Options.String("mode") == "soft" }

// Drawn tells a video whose pictures are decoded.
func (t Target) Drawn() bool { return t.Video() && !t.Soft() }

// chooser is the one option that every output has beside its format's own.
var chooser = opt.Option{Name: "f", Help: "the format, where the extension does not say it"}

// ParseTarget reads "[key=value:...]name".
func ParseTarget(text string) (Target, error) {
	options, name, err := opt.ParseTarget(text)
	if err != nil {
		return Target{}, outcome.Usagef("-o %s: %w", text, err)
	}
	if name == "" {
		return Target{}, outcome.Usagef("-o %s: the file name is missing", text)
	}
	wanted, err := opt.Find(options, "f")
	if err != nil {
		return Target{}, outcome.Usagef("-o %s: %w", text, err)
	}
	f, err := FormatFor(wanted, name)
	if err != nil {
		return Target{}, err
	}
	values, err := append(append(opt.Set{}, f.Options...), chooser).Parse(options)
	if err != nil {
		return Target{}, outcome.Usagef("-o %s: %w", text, err)
	}
	t := Target{Pattern: name, Format: f, Options: values}
	if err := t.consistent(); err != nil {
		return Target{}, outcome.Usagef("-o %s: %w", text, err)
	}
	return t, nil
}

// consistent refuses options that the mode of a video has no use for.
func (t Target) consistent() error {
	if !t.Video() {
		return nil
	}
	foreign, mode := overlay.CopyOptionNames(), "burn"
	if t.Soft() {
		foreign, mode = overlay.DrawOptionNames(), "soft"
		if t.Pattern == Pipe {
			return errors.New("mode=soft writes a file, not a pipe")
		}
		if err := overlay.CheckTracks(t.Format.Name); err != nil {
			return fmt.Errorf("mode=soft: %w", err)
		}
	}
	for _, name := range foreign {
		if t.Options.Given(name) {
			return fmt.Errorf("mode=%s has no use for %s", mode, name)
		}
	}
	return nil
}

// ParseTargets reads outputs as -o names them.
func ParseTargets(texts []string, inputs int) ([]Target, error) {
	if len(texts) == 0 {
		return nil, outcome.Usagef("no output: give at least one -o, such as -o out.vtt")
	}
	var all []Target
	for _, text := range texts {
		t, err := ParseTarget(text)
		if err != nil {
			return nil, err
		}
		if inputs > 1 && !perInput(t.Pattern) {
			return nil, outcome.Usagef("-o %s: %d inputs would share this output; write {name} or a bare extension such as .vtt", text, inputs)
		}
		all = append(all, t)
	}
	return withDictionaries(all)
}

func (t Target) String() string { return fmt.Sprintf("%s (%s)", t.Path, t.Format.Name) }
