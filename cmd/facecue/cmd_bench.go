package main

import (
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/bench"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/urfave/cli/v2"
)

// benchCommand is "bench".
func benchCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "bench",
		Category:  categoryMachine,
		Usage:     "measure how fast this machine analyses recordings",
		ArgsUsage: "FILE...",
		Description: `Reads every FILE in turn: decoded only, analysed from memory, annotated to a .jsonl, annotated
with an overlay; so many times, one after another, and reports the medians. Nothing is kept.

   facecue bench session.mp4
   facecue bench --runs 5 --json *.mp4 > bench.json

On a shared machine compare the ratios; all four share each round.`,
		Flags: append(commonFlags(),
			&cli.IntFlag{Name: "runs", Value: 3, Usage: "measure `N` times and take the median"},
			&cli.IntFlag{Name: "threads", Usage: "as annotate's"},
			&cli.BoolFlag{Name: "no-overlay", Usage: "leave the overlay out, which takes longest"},
			&cli.BoolFlag{Name: "json", Usage: "print JSON"}),
		OnUsageError: wrongUsage,
		Action:       func(c *cli.Context) error { return benchAll(c, s) },
	}
}

func benchAll(c *cli.Context, s streams) error {
	if c.NArg() == 0 {
		return outcome.Usagef("bench takes recordings to measure on")
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	o := bench.Options{Runs: c.Int("runs"), Threads: threads(c.Int("threads")), Encoders: max(0, c.Int("threads")), NoOverlay: c.Bool("no-overlay")}
	var all []bench.Result
	for _, file := range c.Args().Slice() {
		m, err := bench.Measure(c.Context, env, file, o)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if all = append(all, m); !c.Bool("json") {
			printMeasured(s.out, m)
		}
	}
	if !c.Bool("json") {
		return nil
	}
	return writeJSON(s.out, all)
}

// printMeasured writes a file's figures for people.
func printMeasured(out io.Writer, m bench.Result) {
	fmt.Fprintf(out, "%s  %dx%d, %d frames, %.1f s, %d threads\n", m.File, m.Width, m.Height, m.Frames, m.Seconds, m.Threads)
	fmt.Fprintf(out, "  decode alone      %8.0f fps\n", m.Decode)
	fmt.Fprintf(out, "  analyse alone     %8.0f fps\n", m.Analyse)
	fmt.Fprintf(out, "  annotate to jsonl %8.0f fps  %.2f of decoding alone, %.1f times real time\n", m.Annotate, m.Ratio, m.Realtime)
	if m.Overlay > 0 {
		fmt.Fprintf(out, "  with overlay      %8.0f fps\n", m.Overlay)
	}
	fmt.Fprint(out, "  a frame on one core, ms:")
	for _, name := range bench.StageNames {
		fmt.Fprintf(out, "  %s %.3f", name, m.Stages[name])
	}
	fmt.Fprintf(out, "\n  %.1f allocations a frame, peak memory %.0f MB\n", m.Allocated, m.PeakMB)
}
