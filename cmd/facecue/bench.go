package main

import (
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"
)

// benchCommand is "bench".
func benchCommand(s streams) *cli.Command {
	return &cli.Command{
		Name:      "bench",
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
		Action:       func(c *cli.Context) error { return bench(c, s) },
	}
}

// measured is what bench knows of one file.
type measured struct {
	File      string             `json:"file"`
	Width     int                `json:"width"`
	Height    int                `json:"height"`
	Frames    int64              `json:"frames"`
	Seconds   float64            `json:"seconds"` // of media
	Threads   int                `json:"threads"`
	Decode    float64            `json:"decode_fps"`
	Analyse   float64            `json:"analyse_fps"`  // frames from memory
	Annotate  float64            `json:"annotate_fps"` // to .jsonl, from start to end of the program's work
	Overlay   float64            `json:"overlay_fps,omitempty"`
	Ratio     float64            `json:"annotate_of_decode"`
	Realtime  float64            `json:"times_real_time"` // annotate
	Stages    map[string]float64 `json:"stage_ms"`        // a frame, on one core
	Allocated float64            `json:"allocations_per_frame"`
	PeakMB    float64            `json:"peak_rss_mb"` // of the whole program so far
}

func bench(c *cli.Context, s streams) error {
	if c.NArg() == 0 {
		return usagef("bench takes recordings to measure on")
	}
	var all []measured
	for _, file := range c.Args().Slice() {
		m, err := benchFile(c, file)
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

func benchFile(c *cli.Context, file string) (m measured, err error) {
	dir, err := os.MkdirTemp("", "facecue-bench")
	if err != nil {
		return m, err
	}
	defer os.RemoveAll(dir)
	b := &bencher{c: c, file: file, dir: dir, threads: threads(c.Int("threads"))}
	if err := b.prepare(); err != nil {
		return m, err
	}
	defer b.close()
	for range max(1, c.Int("runs")) {
		if err := b.round(); err != nil {
			return m, err
		}
	}
	return b.result()
}

// printMeasured writes a file's figures for people.
func printMeasured(out io.Writer, m measured) {
	fmt.Fprintf(out, "%s  %dx%d, %d frames, %.1f s, %d threads\n", m.File, m.Width, m.Height, m.Frames, m.Seconds, m.Threads)
	fmt.Fprintf(out, "  decode alone      %8.0f fps\n", m.Decode)
	fmt.Fprintf(out, "  analyse alone     %8.0f fps\n", m.Analyse)
	fmt.Fprintf(out, "  annotate to jsonl %8.0f fps  %.2f of decoding alone, %.1f times real time\n", m.Annotate, m.Ratio, m.Realtime)
	if m.Overlay > 0 {
		fmt.Fprintf(out, "  with overlay      %8.0f fps\n", m.Overlay)
	}
	fmt.Fprint(out, "  a frame on one core, ms:")
	for _, name := range stageNames {
		fmt.Fprintf(out, "  %s %.3f", name, m.Stages[name])
	}
	fmt.Fprintf(out, "\n  %.1f allocations a frame, peak memory %.0f MB\n", m.Allocated, m.PeakMB)
}
