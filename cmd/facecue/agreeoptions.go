package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/raters"
	"github.com/facecue/facecue/internal/ratertrack"
	"github.com/facecue/facecue/internal/resample"
	"github.com/facecue/facecue/internal/run"
)

// Bounds of options: a tolerance that is longer than that makes anything agree.
const (
	mostTolerance = 10 * time.Second
	mostDraws     = 100_000
)

// comparisonOptions reads how tracks are compared.
func comparisonOptions(c *cli.Context) (o comparison.Options, err error) {
	o = comparison.Options{
		Fleeting: c.Bool("fleeting"), IoU: c.Float64("iou"), Overlap: c.Float64("overlap"), Uncertain: !c.Bool("uncertain-missing"), Blank: c.String("blank"),
		Draws: resample.Settings{Draws: c.Int("draws"), Seed: c.Uint64("seed")},
	}
	if o.Step, err = positive(c, "step"); err != nil {
		return o, err
	}
	if o.Tolerance, err = positive(c, "tolerance"); err != nil {
		return o, err
	}
	if o.Block, err = positive(c, "block"); err != nil {
		return o, err
	}
	switch {
	case c.IsSet("step") && o.Step < time.Millisecond:
		err = outcome.Usagef("--step %s: want at least 1ms", c.String("step"))
	case o.Tolerance > mostTolerance:
		err = outcome.Usagef("--tolerance %s: want %v at most", c.String("tolerance"), mostTolerance)
	case o.Block < time.Millisecond:
		err = outcome.Usagef("--block %s: want at least 1ms", c.String("block"))
	case !(o.IoU > 0 && o.IoU <= 1):
		err = outcome.Usagef("--iou %v: want a share over 0, 1 at most", o.IoU)
	case !(o.Overlap > 0 && o.Overlap <= 1):
		err = outcome.Usagef("--overlap %v: want a share over 0, 1 at most", o.Overlap)
	case o.Draws.Draws < 1 || o.Draws.Draws > mostDraws:
		err = outcome.Usagef("--draws %d: want 1 to %d", o.Draws.Draws, mostDraws)
	case o.Blank == "missing":
		o.Blank = ""
	case o.Blank != comparison.None && o.Blank != comparison.Neutral:
		err = outcome.Usagef("--blank %s: want none, neutral or missing", o.Blank)
	}
	return o, err
}

// ratedValues reads what of a record is compared with ratings on a scale.
func ratedValues(c *cli.Context) (v ratertrack.Values, err error) {
	if v.Sheet, err = sheet(c, records(c)); err != nil {
		return v, err
	}
	v.Column = c.String("column")
	whom := c.StringSlice("person")
	if len(whom) > 1 {
		return v, outcome.Usagef("--person: ratings on a scale are of one person; give one")
	}
	for _, text := range whom {
		v.Person = strings.TrimPrefix(strings.TrimSpace(text), "=")
	}
	if words := c.String("order"); words != "" {
		if c.String("scale") != string(comparison.OrdinalScale) {
			return v, outcome.Usagef("--order is for --scale ordinal")
		}
		for _, word := range strings.Split(words, ",") {
			v.Order = append(v.Order, strings.TrimSpace(word))
		}
	}
	return v, nil
}

// positive reads a duration; "" is 0.
func positive(c *cli.Context, flag string) (time.Duration, error) {
	text := c.String(flag)
	if text == "" {
		return 0, nil
	}
	d, err := opt.ParseDuration(text)
	if err != nil || d < 0 {
		return 0, outcome.Usagef("--%s %s: want a duration, as 0.5, 40ms or 1:02", flag, text)
	}
	return d, nil
}

// raterTracks reads whose the files are and what time was judged.
func raterTracks(c *cli.Context, env run.Env) (r ratertrack.Reader, err error) {
	r = ratertrack.Reader{People: map[string]string{}, Coded: map[string]ratertrack.Coded{}, Shift: map[string]time.Duration{}}
	if r.Sheet, err = sheet(c, records(c)); err != nil {
		return r, err
	}
	var only []string
	for _, text := range c.StringSlice("person") {
		name, who, mapped := strings.Cut(text, "=")
		if n, err := strconv.Atoi(strings.TrimSpace(name)); !mapped && err == nil && n > 0 {
			r.Only = append(r.Only, r.Sheet.Names().Of(n))
			continue
		}
		if !mapped {
			only = append(only, name)
			continue
		}
		who = strings.TrimSpace(who)
		if n, err := strconv.Atoi(who); err == nil && n > 0 {
			who = r.Sheet.Names().Of(n)
		}
		if who == "" {
			return r, outcome.Usagef("--person %s: want a person of the files and who it is, as anna=1", text)
		}
		r.People[strings.ToLower(strings.TrimSpace(name))] = who
	}
	for _, text := range c.StringSlice("offset") {
		name, by, ok := cutLast(text)
		if !ok {
			return r, outcome.Usagef("--offset %s: want a rater and a time, as ben=+0.35", text)
		}
		if r.Shift[name], err = opt.ParseDuration(strings.TrimPrefix(by, "+")); err != nil {
			return r, outcome.Usagef("--offset %s: want a rater and a time, as ben=+0.35", text)
		}
	}
	for _, text := range c.StringSlice("coded") {
		name, stretch, ok := cutLast(text)
		if !ok {
			name, stretch = "", text
		}
		from, to, ok := strings.Cut(stretch, "-")
		begin, err1 := opt.ParseDuration(from)
		end, err2 := opt.ParseDuration(to)
		if !ok || err1 != nil || err2 != nil || begin < 0 || end <= begin {
			return r, outcome.Usagef("--coded %s: want a stretch of time, as 0:00-15:00 or ben=0:00-15:00", text)
		}
		r.Coded[name] = ratertrack.Coded{From: begin, To: end}
	}
	r.Raters, err = raters.New(c.StringSlice("label"), c.StringSlice("tier"), only, env.Log)
	return r, err
}

// cutLast cuts at the last "=", for a file's name may hold one.
func cutLast(text string) (name, value string, ok bool) {
	at := strings.LastIndex(text, "=")
	if at < 1 {
		return "", text, false
	}
	return text[:at], text[at+1:], true
}

// records is how many records are read; those of a manifest are several.
func records(c *cli.Context) (n int) {
	if c.String("manifest") != "" {
		return 2
	}
	for _, name := range c.Args().Slice() {
		if ext := strings.ToLower(filepath.Ext(name)); ext == ".jsonl" || ext == ".parquet" {
			n++
		}
	}
	return n
}
