package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/output"
)

// blocks writes the key=value blocks of FFmpeg's -progress (doc/ffmpeg.texi),
// each ending with progress=continue or progress=end.
func blocks(out io.Writer) func(state) {
	return func(s state) {
		word := "continue"
		if s.final {
			word = "end"
		}
		us := int64(s.seconds * 1e6)
		fmt.Fprintf(out, "frame=%d\nfps=%.2f\nout_time_us=%d\nout_time_ms=%d\nout_time=%s\nspeed=%.3gx\nprogress=%s\n",
			s.frames, s.fps, us, us, outTime(us), s.speed, word)
	}
}

// outTime is FFmpeg's HH:MM:SS.microseconds.
func outTime(us int64) string {
	sign := ""
	if us < 0 {
		sign, us = "-", -us
	}
	return fmt.Sprintf("%s%02d:%02d:%02d.%06d", sign, us/3600_000_000, us/60_000_000%60, us/1_000_000%60, us%1_000_000)
}

// openProgress opens the target of --progress: "-" or "pipe:N", else a file, which
// must not be one of the inputs.
func openProgress(target string, stdout io.Writer, reads output.Inputs) (io.Writer, func() error, error) {
	nothing := func() error { return nil }
	if target == pipe {
		return stdout, nothing, nil
	}
	if number, ok := strings.CutPrefix(target, "pipe:"); ok {
		fd, err := strconv.Atoi(number)
		if err != nil || fd < 0 {
			return nil, nil, usagef("--progress %s: a pipe is named by its number, as pipe:2", target)
		}
		f := os.NewFile(uintptr(fd), target)
		return f, nothing, nil
	}
	if err := output.Check(target, reads); err != nil && !errors.Is(err, output.ErrExists) {
		return nil, nil, err
	}
	f, err := os.Create(target)
	if err != nil {
		return nil, nil, err
	}
	return f, f.Close, nil
}
