package main

import (
	"log/slog"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
)

// findingsTargets are the texts that a filter writes beside the pictures.
func findingsTargets(c *cli.Context, e *pipeEnds, ask overwriter, log *slog.Logger) ([]target, error) {
	texts := c.StringSlice("findings")
	if len(texts) == 0 {
		return nil, nil
	}
	targets, err := parseTargets(texts, 1)
	if err != nil {
		return nil, err
	}
	if err := onlyFiles(targets); err != nil {
		return nil, err
	}
	places, err := placeAll(targets, []string{e.in}, readFiles(e.in))
	if err == nil {
		places.warnTorn(log)
		err = places.add(e.out, e.in)
	}
	if err == nil {
		err = ask.allowAll(places.all(), places.reads)
	}
	if err != nil {
		return nil, err
	}
	return places.all(), nil
}

// onlyFiles refuses findings that are pictures or go where the pictures go.
func onlyFiles(targets []target) error {
	for _, t := range targets {
		switch {
		case t.video():
			return usagef("--findings %s: the pictures go to -o; this takes texts, such as .jsonl", t.pattern)
		case t.pattern == pipe:
			return usagef("--findings -: the pictures go there; name a file")
		}
	}
	return nil
}

// openFindings opens them for what reader gives, beside the pictures.
func (p *passage) openFindings(reader *decode.Reader, out *pipeOutput) (*sinks, error) {
	outs, err := openSinks(p.targets, opening{
		header: p.cast.header(reader.Stream(), madeBy(p.chain, p.used)), stdout: p.streams.out,
		ignore: p.cast.ignore, recording: p.ends.in, log: p.log, reads: readFiles(p.ends.in),
	})
	if err == nil {
		out.joins(outs)
	}
	return outs, err
}
