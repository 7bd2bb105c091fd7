package main

import (
	"fmt"
	"slices"

	"github.com/urfave/cli/v2"
)

// batchOwnFlags are those that a worker is not given.
func batchOwnFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "to", Usage: "write outputs into `DIR`, which mirrors the folder that is searched"},
		&cli.StringSliceFlag{Name: "match", Usage: "in folders, take files whose name fits `PATTERN`, such as '*.mp4'; else all with an extension of recordings"},
		&cli.StringSliceFlag{Name: "list", Usage: "take the recordings of `FILE`: a path a line, or CSV with the column path and any of name, ignore, people, start, end, seconds; - reads standard input"},
		&cli.StringFlag{Name: "root", Usage: "{relative} begins at `DIR` instead of the folder that is searched"},
		&cli.StringFlag{Name: "manifest", Usage: "remember in `FILE` what is done", DefaultText: "facecue.batch.jsonl, beside the outputs"},
		&cli.IntFlag{Name: "jobs", Usage: "analyse `N` recordings at once", DefaultText: "one per processor, as far as memory reaches"},
		&cli.StringFlag{Name: "shard", Usage: "take part `I/N` of the recordings; by size, or by the column seconds of a list, the same parts for all who ask"},
		&cli.BoolFlag{Name: "dry-run", Usage: "say what would be done, and why; do nothing"},
		&cli.BoolFlag{Name: "status", Usage: "say how far the batch of a manifest is; do nothing"},
		&cli.BoolFlag{Name: "summary", Usage: "write summary.csv and summary.json of a manifest; do nothing else"},
		&cli.BoolFlag{Name: "force", Usage: "do everything again"},
		&cli.StringFlag{Name: "retry", Usage: "`WHAT` to do again: failed"},
		&cli.IntFlag{Name: "max-failures", Usage: "end when `N` recordings have failed", DefaultText: "never"},
		&cli.StringFlag{Name: "hash", Value: "sample", Usage: "know recordings by a hash of `WHAT`: sample, which is the beginning, middle and end, or full"},
		&cli.StringFlag{Name: "log-dir", Usage: "write a log of each recording into `DIR`"},
		presetFlag(),
		&cli.StringFlag{Name: "scratch", Usage: "collect outputs in `DIR` on a local disk, and copy them when they are whole"},
		&cli.BoolFlag{Name: "worker", Hidden: true},
	}
}

// workerFlags are those of annotate that a batch has as well, but for -to, which is a folder here.
func workerFlags() []cli.Flag {
	return slices.DeleteFunc(append(append(outputFlags(), analysisFlags()...), commonFlags()...), func(f cli.Flag) bool { return f.Names()[0] == "to" })
}

// given are the flags of a list as the command line has them, each as one argument.
func given(c *cli.Context, flags []cli.Flag) (args []string) {
	for _, f := range flags {
		name := f.Names()[0]
		if !c.IsSet(name) {
			continue
		}
		if _, several := f.(*cli.StringSliceFlag); several {
			for _, value := range c.StringSlice(name) {
				args = append(args, "--"+name+"="+value)
			}
			continue
		}
		args = append(args, fmt.Sprintf("--%s=%v", name, c.Value(name)))
	}
	return args
}
