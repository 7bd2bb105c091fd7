package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/run"
)

func filterCommand(s streams) *cli.Command {
	ends := &filterEnds{in: export.Pipe, out: export.Pipe}
	return &cli.Command{
		Name:        "filter",
		Category:    categoryResults,
		Usage:       "stand in a pipe between two programs, and draw on the pictures that pass",
		ArgsUsage:   "CHAIN",
		Description: filterExamples,
		Flags: append([]cli.Flag{
			&cli.GenericFlag{Name: "i", Value: ends.flag(ends.input), Usage: "read `INPUT`, - for standard input", DefaultText: "-"},
			&cli.GenericFlag{Name: "o", Value: ends.flag(ends.output), Usage: "write `OUTPUT`, - for standard output", DefaultText: "-"},
			&cli.GenericFlag{Name: "f", Value: ends.flag(ends.format), Usage: "before -i what the input is, else what is written: `FORMAT` nut or yuv4mpegpipe", DefaultText: "the input's, else nut"},
			&cli.StringSliceFlag{Name: "findings", Usage: "write what was found to `OUTPUT` too, as -o of annotate does; may be given several times"},
			&cli.BoolFlag{Name: "y", Usage: "replace an output that exists"},
			&cli.BoolFlag{Name: "n", Usage: "never replace an output that exists"},
			peopleFlag(), nameFlag(),
			&cli.StringFlag{Name: "ignore", Usage: "blur these people, by number or name, as `2,therapist`"},
			&cli.IntFlag{Name: "threads", Usage: "work on `N` frames at once; fewer hold fewer frames where the work is the bottleneck", DefaultText: "one per processor"},
			&cli.Int64Flag{Name: "max-pixels", Value: decode.DefaultMaxPixels, Usage: "refuse pictures of more than `N` pixels"},
		}, append(wordFlags(), commonFlags()...)...),
		Action: func(c *cli.Context) error { return filterPipe(c, s, ends) },
	}
}

func filterPipe(c *cli.Context, s streams, ends *filterEnds) error {
	if c.NArg() != 1 {
		return outcome.Usagef("filter takes one chain, such as 'detect,track,classify,smooth,draw'; \"facecue filter --help\" shows examples")
	}
	env, err := newEnv(c, s)
	if err != nil {
		return err
	}
	if ends.out == export.Pipe && onTerminal(s.out) {
		return outcome.Usagef("the output is a terminal; put a program behind it, as in ... | ffplay -")
	}
	job := run.Filtering{
		In: ends.in, InFormat: ends.inFormat, Out: ends.out, OutFormat: ends.written(), Chain: c.Args().First(),
		Workers: threads(c.Int("threads")), MaxPixels: c.Int64("max-pixels"), Overwrite: overwriter(c, s),
	}
	if job.People, err = peopleOf(c, 1); err != nil {
		return err
	}
	if c.IsSet("findings") {
		if job.Findings, err = export.ParseTargets(c.StringSlice("findings"), 1); err != nil {
			return err
		}
	}
	return run.Filter(c.Context, env, job)
}

const filterExamples = `Reads moving pictures, finds faces, draws, and writes them on, raw: NUT with exact times,
sound and subtitles, or YUV4MPEG2. What nothing is drawn on keeps every bit.

  ffmpeg -i in.mp4 -c:v rawvideo -f nut - | facecue filter 'detect,track,classify,smooth,draw' | ffplay -
  ffmpeg -i in.mp4 -c:v rawvideo -c:a copy -f nut - | facecue filter 'detect,track,draw=style=blur' | ffmpeg -i - out.mp4
  ffmpeg -f v4l2 -i /dev/video0 -c:v rawvideo -f nut - | facecue filter --threads 1 'detect,track,classify,draw=bars=0' | ffplay -
  ... | facecue filter --findings live.jsonl 'detect,track,classify,smooth,draw' | ffplay -
  facecue filter -i in.mp4 'detect,draw=label=0' -f yuv4mpegpipe | x264 --demuxer y4m -o out.264 -

The chain is that of annotate ("facecue filters" lists it) with draw at its end, whose
options are style, bars, box, label, except and ahead, as in "facecue formats mp4".
Without smooth, what each frame shows by itself is drawn.

States are causal here: one begins where smooth is sure of it by the pictures so far,
some 0.3 s after the face changed. With smooth=ahead=1.2 pictures wait for 1.2 s, and
states are two-sided and those of annotate.

A picture leaves as soon as it is drawn on, whatever the number of threads; of NUT into
YUV4MPEG2, which wants a frame rate, the first waits for two more. draw=style=blur and
--ignore hold 8 frames back, so that a face is hidden before it is found for certain;
ahead=0 does not. Where the work is slower than the pictures come, one more than
--threads are under way.

` + reads + `
Exit status: 0 the input ended; 1 failed; 2 wrong usage; 3 the input was damaged and what
could be read was passed on; 130, 143 interrupted; 141 who reads the output left first.`
