package run

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/output"
)

// progressBlocks writes the key=value blocks of FFmpeg's -progress (doc/ffmpeg.texi),
// each ending with progress=continue or progress=end.
func progressBlocks(out io.Writer) func(state) {
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
// must be none of the inputs and outputs.
func openProgress(name string, stdout io.Writer, p *export.Places, o export.Overwriter) (io.Writer, func() error, error) {
	nothing := func() error { return nil }
	if name == export.Pipe {
		return stdout, nothing, nil
	}
	if number, ok := strings.CutPrefix(name, "pipe:"); ok {
		fd, err := strconv.Atoi(number)
		if err != nil || fd < 0 {
			return nil, nil, outcome.Usagef("--progress %s: a pipe is named by its number, as pipe:2", name)
		}
		f := os.NewFile(uintptr(fd), name)
		return f, nothing, nil
	}
	if err := p.Add(name, "--progress"); err != nil {
		return nil, nil, err
	}
	f, err := openProgressFile(name, p.Reads, o)
	if err != nil {
		return nil, nil, err
	}
	return f, f.Close, nil
}

// openProgressFile begins a file in place, since others read it meanwhile. One of an
// earlier run is replaced unasked; for any other file the rules of outputs hold.
func openProgressFile(name string, reads output.Inputs, o export.Overwriter) (*os.File, error) {
	err := output.Check(name, reads)
	if errors.Is(err, output.ErrExists) {
		err = nil
		if o.No || !progressOnly(name) {
			err = o.Allow(name, reads)
		}
	}
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(name); err == nil {
		return os.OpenFile(name, os.O_WRONLY|os.O_TRUNC, 0)
	}
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// progressOnly tells that a file is empty or holds what --progress writes.
func progressOnly(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	begin := make([]byte, len(firstKey))
	n, err := io.ReadFull(f, begin)
	return n == 0 && err == io.EOF || string(begin) == firstKey
}

// firstKey is what every progress file begins with.
const firstKey = "frame="
