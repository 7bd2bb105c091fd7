package main

import (
	"context"
	"strconv"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/models"
)

// prepareAnalysis parses the filter chain and loads what it needs, so that a
// wrong option or a missing library is said before the first frame.
func (b *batch) prepareAnalysis(c *cli.Context) error {
	steadyMemory()
	library, err := models.Start(c.String("ort-lib"))
	if err != nil {
		return err
	}
	registry, err := openRegistry()
	if err != nil {
		return err
	}
	text, err := withMinFace(c.String("filter"), c.Float64("min-face"), c.IsSet("min-face"))
	if err == nil {
		text, err = withCues(text, c)
	}
	if err == nil {
		text, err = withBasic6(text, wantsBasic6(c))
	}
	if err != nil {
		return usageError{err}
	}
	if b.chain, err = filter.Parse(text, filter.Env{Models: registry, Logger: b.log}); err != nil {
		return usageError{err}
	}
	if b.used, err = b.chain.Models(); err != nil {
		return err
	}
	if b.events, err = chainEvents(b.chain); err != nil {
		return err
	}
	b.closers = append(b.closers, checkMachine(b.log, library, registry))
	return nil
}

// chainEvents are the settings of the smooth filter, which the events share. Without
// one there are no states to wait for.
func chainEvents(chain *filter.Chain) (event.Settings, error) {
	values, err := chain.Values("smooth")
	if err != nil {
		return event.Settings{}, err
	}
	settings := event.Parse(values)
	if !chain.Has("smooth") {
		settings.Ahead = 0
	}
	return settings, nil
}

// withMinFace adds min=PIXELS to the chain's detect filter.
func withMinFace(chain string, pixels float64, given bool) (string, error) {
	if !given {
		return chain, nil
	}
	return withOption(chain, "detect", "min", strconv.FormatFloat(pixels, 'f', -1, 64), "--min-face")
}

// madeBy says what makes the outputs of a run.
func madeBy(chain *filter.Chain, used []face.ModelRef) face.Provenance {
	return face.Provenance{Version: version, Libav: decode.Version(), Models: used, Filters: chain.String()}
}

func (b *batch) opening(r *decode.Reader, input string) opening {
	stream := r.Stream()
	return opening{
		header: b.cast.header(stream, madeBy(b.chain, b.used)), carry: r.Carry(),
		start: stream.Clock.Ticks(b.reading.Start), stdout: b.streams.out, threads: b.encoders, ignore: b.cast.ignore, only: b.cast.only, perPerson: b.cast.apart,
		recording: input, log: b.log, reads: b.reads,
		again: func(ctx context.Context) (*decode.Packets, error) { return decode.OpenPackets(ctx, input, b.reading) },
	}
}

// span is how many seconds of media the run goes through; 0 when unknown.
func (b *batch) span(s face.Stream) float64 {
	end := s.Clock.Seconds(s.Clock.Start + s.Duration)
	if b.reading.HasEnd && (s.Duration == 0 || b.reading.End.Seconds() < end) {
		end = b.reading.End.Seconds()
	}
	return max(0, end-b.reading.Start.Seconds())
}

// reports are the progress line and the progress file, as far as wanted.
func (b *batch) reports(input string) (list []func(state)) {
	if b.terminal {
		list = append(list, line(b.streams.err, oneLine(input)))
	}
	if b.blocks != nil {
		list = append(list, blocks(b.blocks))
	}
	return list
}
