package main

import (
	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/processors"
)

const annotateExamples = `INPUT is a recording, or - for standard input. The extension of each -o chooses
the output; options of an output stand in brackets before its name.

  facecue annotate session.mp4 -o session.vtt
  facecue annotate session.mp4 -o session.mkv -o session.jsonl -o session.events.csv
  facecue annotate session.mp4 -o '[max_cue=5:profile=web]session.vtt'
  facecue annotate session.mp4 -o '[style=blur:crf=18]blurred.mp4'
  facecue annotate session.mp4 -o '[mode=soft]session.facecue.mkv'
  facecue annotate *.mp4 -o .srt -o '{dir}/tracks/{name}.events.csv'
  facecue annotate -ss 1:00 -t 30 session.mp4 -o minute.ass
  facecue annotate --filter 'detect=min=48,track,classify,smooth=min=0.5' in.mp4 -o out.csv
  ffmpeg -i in.mp4 -c copy -f matroska - | facecue annotate - -o '[f=vtt]-'

With several inputs an output needs {name} or a bare extension: {name} is the
input's name without extension, {dir} its folder, .srt stands for {dir}/{name}.srt.
Two inputs that would write one file are refused before anything is read.
Times in text outputs are the recording's own, also after -ss.
"facecue formats" and "facecue filters" list what there is, with all options.

` + reads + exitHelp

const reads = `facecue names the expression shown, not the feeling behind it.
`

const exitHelp = `
Exit status: 0 done; 1 failed, or one of several outputs did; 2 wrong usage; 3 some
inputs failed, or an input was damaged and what could be read was written; 130
interrupted, 143 terminated or the terminal closed: what was written is kept as
NAME.partial, which the next run of that output replaces; 141 who reads standard output
left first.`

// deviceNames are the values of --hwaccel.
const deviceNames = "auto, none, cuda, vaapi, qsv, vdpau, vulkan, drm, videotoolbox, d3d11va"

// analysisFlags choose what is read and how it is analysed.
func analysisFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "ss", Usage: "begin at `TIME` (12.5, 1:02:03.5, 200ms) of the recording"},
		&cli.StringFlag{Name: "t", Usage: "stop after `DURATION`"},
		&cli.StringFlag{Name: "to", Usage: "stop at `TIME` of the recording"},
		&cli.IntFlag{Name: "stream", Value: -1, Usage: "analyse stream `INDEX` instead of the best video stream"},
		&cli.StringFlag{Name: "f", Usage: "read the input as `FORMAT` (a libav demuxer) instead of guessing"},
		&cli.StringFlag{Name: "hwaccel", Value: "auto", Usage: "decode on `DEVICE`: " + deviceNames + "; auto leaves out vdpau, which works through a display"},
		&cli.IntFlag{Name: "threads", Usage: "work on `N` frames at once; the output is the same for any N", DefaultText: "one per processor"},
		&cli.StringFlag{Name: "filter", Value: filter.DefaultChain, Usage: "the `CHAIN` of filters, with FFmpeg's escaping"},
		&cli.StringFlag{Name: "min-face", Usage: "ignore faces whose longer side is under `PIXELS`; the same as detect=min=PIXELS"},
		&cli.StringFlag{Name: "protocols", Usage: "allow libav's `LIST` of protocols for inputs, such as https,tls,tcp; else files and pipes only"},
		&cli.Int64Flag{Name: "max-pixels", Value: decode.DefaultMaxPixels, Usage: "refuse pictures of more than `N` pixels"},
	}
}

// fileFlags say where outputs go.
func fileFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "o", Aliases: []string{"output"}, Usage: "write `OUTPUT`, whose extension chooses the format, or with / at its end the folder for outputs; may be given several times"},
		&cli.StringFlag{Name: "output-dir", Usage: "put outputs that name no folder of their own into `DIR`, which is made"},
		&cli.BoolFlag{Name: "y", Usage: "replace outputs that exist"},
		&cli.BoolFlag{Name: "n", Usage: "never replace outputs that exist"},
	}
}

// outputFlags choose what is written, and whom and what it shows.
func outputFlags() []cli.Flag {
	return append(append(fileFlags(),
		peopleFlag(), nameFlag(),
		&cli.StringFlag{Name: "ignore", Usage: "leave people out, by number or name, as `2,therapist`: no cue, no row, blurred in a video"},
		&cli.StringFlag{Name: "only", Usage: "write only `READING`, fleeting or states, to outputs of events; tables of frames and videos stay whole"},
		&cli.BoolFlag{Name: "per-person", Usage: "write each person's part of a text output as well: out.vtt and out.1.vtt, or out.patient.vtt by --name"},
	), append(wordFlags(), cueFlags()...)...)
}

func commonFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "loglevel", Value: "warning", Usage: "the `LEVEL` of messages: " + levelNames},
		&cli.StringFlag{Name: "ort-lib", Usage: "the ONNX Runtime library `FILE`; else FACECUE_ORT_LIB, lib beside the program, the system"},
	}
}

// threads is the number of workers for the value of --threads. Where a container or a
// job is granted a share of the machine, the processors of that share count, not all
// that can be seen.
func threads(n int) int {
	if n <= 0 {
		return processors.Count()
	}
	return n
}
