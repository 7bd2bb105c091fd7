package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/opt"
)

// cueFlags stand for the options that decide how long cues are.
func cueFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "max-cue", Usage: "write a cue longer than `SECONDS` again and again; the same as [max_cue=SECONDS] of every output that has it; 0 never"},
		&cli.StringFlag{Name: "min-cue", Usage: "no state shorter than `SECONDS`; the same as smooth=min=SECONDS"},
		&cli.StringFlag{Name: "gap", Usage: "a state lives on for `SECONDS` while the face is missing or poor; the same as smooth=gap=SECONDS"},
	}
}

// withCues sets the chain's smooth filter as the flags say.
func withCues(chain string, c *cli.Context) (_ string, err error) {
	for flag, option := range map[string]string{"min-cue": "min", "gap": "gap"} {
		if !c.IsSet(flag) {
			continue
		}
		if chain, err = withOption(chain, "smooth", option, c.String(flag), "--"+flag); err != nil {
			return "", err
		}
	}
	return chain, nil
}

// outputTexts are the values of -o; those that cut cues get the length of --max-cue
// unless they have one of their own.
func outputTexts(c *cli.Context) ([]string, error) {
	texts := slices.Clone(c.StringSlice("o"))
	if !c.IsSet("max-cue") {
		return texts, nil
	}
	for i, text := range texts {
		options, name, err := opt.ParseTarget(text)
		if err != nil {
			return nil, usagef("-o %s: %w", text, err)
		}
		if !cutsCues(options, name) {
			continue
		}
		if options, err = opt.With(options, "max_cue", c.String("max-cue")); err != nil {
			return nil, usagef("-o %s: %w", text, err)
		}
		texts[i] = "[" + options + "]" + name
	}
	return texts, nil
}

// cutsCues tells whether an output has the option max_cue, a use for it, and no
// value yet. What is wrong with the output otherwise is said by its parser.
func cutsCues(options, name string) bool {
	kind, _ := opt.Find(options, "f")
	f, err := formatFor(kind, name)
	own, _ := opt.Find(options, "max_cue")
	if err != nil || own != "" || !slices.ContainsFunc(f.Options, func(o opt.Option) bool { return o.Name == "max_cue" }) {
		return false
	}
	mode, _ := opt.Find(options, "mode")
	return f.New != nil || mode == "soft"
}
