package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/wording"
)

// basic6 is the one value of --labels that is no file: fewer labels, not other
// words.
const basic6 = "basic6"

// wordFlags choose what outputs call the labels.
func wordFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "lang", Value: "en", Usage: "the `LANGUAGE` of labels in outputs: " + strings.Join(wording.Languages(), ", ") +
			"; the .jsonl record and the keys of JSON cues stay English"},
		&cli.StringSliceFlag{Name: "labels", Usage: "texts of your own for labels: `FILE`, as JSON or CSV of expression and text; " +
			"or basic6: the six basic emotions and neutral, the same as classify=labels=basic6"},
	}
}

// labelWords reads --lang and --labels.
func labelWords(c *cli.Context) (w wording.Words, err error) {
	code := c.String("lang")
	if code == "" {
		code = "en"
	}
	if w, err = wording.WordsOf(code); err != nil {
		return w, outcome.Usagef("--lang: %w", err)
	}
	for _, name := range c.StringSlice("labels") {
		if name == basic6 {
			continue
		}
		table, err := os.ReadFile(name)
		if err != nil {
			return w, fmt.Errorf("--labels: %w", err)
		}
		if w, err = w.With(table); err != nil {
			return w, outcome.Usagef("--labels %s: %w", name, err)
		}
	}
	return w, nil
}
