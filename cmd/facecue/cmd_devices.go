package main

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/av"
)

func devicesCommand() *cli.Command {
	return &cli.Command{
		Name:        "devices",
		Category:    categoryLists,
		Usage:       "list the hardware decoders and which of them work here",
		Description: "What works can be chosen by --hwaccel; --hwaccel auto takes the first. Neither connects to a display.",
		Action:      devices,
	}
}

func devices(c *cli.Context) error {
	w := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	for _, d := range probedDevices() {
		word := "usable"
		switch {
		case errors.Is(d.Err, decode.ErrDisplay):
			word = "not tried: " + d.Err.Error()
		case d.Err != nil:
			word = "not usable: " + d.Err.Error()
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", d.Name, word, strings.Join(d.Codecs, " "))
	}
	return w.Flush()
}

// probedDevices are the hardware decoders. What libav says of those that do not work is in
// their errors.
func probedDevices() []decode.Device {
	av.CaptureLog(slog.New(slog.DiscardHandler))
	return decode.Devices()
}
