package main

import (
	"log/slog"
	"os"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/run"
)

// newEnv is what the runs of a command share. From then on libav's messages go to its log.
func newEnv(c *cli.Context, s streams) (run.Env, error) {
	level, err := parseLevel(c.String("loglevel"))
	if err != nil {
		return run.Env{}, err
	}
	env := envAt(c, s, level)
	av.CaptureLog(env.Log)
	return env, nil
}

// envAt is the environment of a command at a level of messages.
func envAt(c *cli.Context, s streams, level slog.Level) run.Env {
	return run.Env{
		Version: version, Library: c.String("ort-lib"), In: s.in, Out: s.out, Err: s.err,
		Log: newLogger(s.err, level), Report: func(err error) { report(s.err, err) },
	}
}

// interactive tells whether a person can be asked and shown progress.
func interactive(s streams) (in, err bool) {
	i, _ := s.in.(*os.File)
	e, _ := s.err.(*os.File)
	return i != nil && term.IsTerminal(int(i.Fd())), e != nil && term.IsTerminal(int(e.Fd()))
}

// overwriter takes the flags -y and -n, and asks where a person can be asked.
func overwriter(c *cli.Context, s streams) export.Overwriter {
	o := export.Overwriter{Yes: c.Bool("y"), No: c.Bool("n")}
	if in, _ := interactive(s); in {
		o.Ask = func(question string) (bool, error) { return ask(s.in, s.err, question) }
	}
	return o
}
