package main

import (
	"context"
	"errors"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
)

// findingsTargets are the texts that a filter writes beside the pictures.
func findingsTargets(c *cli.Context, e *pipeEnds, ask overwriter) ([]target, error) {
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

// openFindings opens them for what reader gives.
func (p *passage) openFindings(reader *decode.Reader) (*sinks, error) {
	stream := reader.Stream()
	stream.Names, stream.Words = p.cast.names, p.cast.words
	return openSinks(p.targets, opening{stream: stream, provenance: madeBy(p.chain, p.used), stdout: p.streams.out, ignore: p.cast.ignore, recording: p.ends.in, log: p.log, reads: readFiles(p.ends.in)})
}

// endFindings gives the texts their names. Those of a run that was interrupted are
// kept under their temporary names, as annotate's are; a reader that has left is an
// ordinary end.
func endFindings(ctx context.Context, s *sinks, interrupted bool, failed error) (kept []string, err error) {
	if failed != nil && !interrupted {
		return nil, s.discard()
	}
	if err := s.finish(ctx); err != nil {
		return nil, errors.Join(err, s.discard())
	}
	if interrupted {
		return s.keep()
	}
	return nil, s.commit()
}
