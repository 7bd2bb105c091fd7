package main

import (
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
)

// readingOptions turns the flags of the input side into decode's options.
func readingOptions(c *cli.Context, s streams, log *slog.Logger) (o decode.Options, err error) {
	o = decode.Options{
		HWAccel: c.String("hwaccel"), Threads: threads(c.Int("threads")), Stream: c.Int("stream"),
		Format: c.String("f"), Input: s.in, MaxPixels: c.Int64("max-pixels"), Logger: log,
	}
	if list := c.String("protocols"); list != "" {
		o.Protocols = strings.Split(list, ",")
	}
	o.Start, o.End, o.HasEnd, err = interval(c)
	return o, err
}

// interval reads -ss, -t and -to as ffmpeg does: -t counts from -ss, and wins
// over -to. Where there is --match, -to is the folder of a batch.
func interval(c *cli.Context) (start, end time.Duration, hasEnd bool, err error) {
	times := map[string]time.Duration{}
	for _, name := range []string{"ss", "t", "to"} {
		if text := c.String(name); text != "" && !(name == "to" && hasFlag(c, "match")) {
			if times[name], err = opt.ParseDuration(text); err != nil {
				return 0, 0, false, outcome.Usage(fmt.Errorf("-%s: %w", name, err))
			}
			hasEnd = hasEnd || name != "ss"
		}
	}
	start, end = times["ss"], times["to"]
	if c.String("t") != "" {
		end = start + times["t"]
	}
	if start < 0 || hasEnd && end <= start {
		return 0, 0, false, outcome.Usagef("-ss, -t and -to leave nothing to analyse")
	}
	return start, end, hasEnd, nil
}

// hasFlag tells whether a command has a flag.
func hasFlag(c *cli.Context, name string) bool {
	return slices.ContainsFunc(c.Command.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) })
}
