package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/signal"
)

func signalFlag(usage string) cli.Flag { return &cli.StringSliceFlag{Name: "signal", Usage: usage} }

// besideFlag is for commands that make outputs of one recording.
func besideFlag() cli.Flag {
	return signalFlag("what was measured beside the recording, for pages and lines over time, as `FILE:offset=-2.5`: a table with times, BIDS physio, Empatica E4; may be given several times")
}

// signalSources are the values of --signal.
func signalSources(c *cli.Context) (list []signal.Source, err error) {
	for _, text := range c.StringSlice("signal") {
		source, err := signal.ParseSource(text)
		if err != nil {
			return nil, outcome.Usagef("--signal %w", err)
		}
		list = append(list, source)
	}
	return list, nil
}
