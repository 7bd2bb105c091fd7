package annotation

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrCue is returned for a block of a subtitle file that is no cue.
var ErrCue = errors.New("a line with two times and --> between them is missing")

// block is what stands between blank lines.
type block struct {
	line  int // of the first
	lines []string
}

// blocks splits a subtitle file.
func blocks(text string) (all []block) {
	open := block{}
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" {
			if len(open.lines) > 0 {
				all = append(all, open)
			}
			open = block{}
			continue
		}
		if len(open.lines) == 0 {
			open.line = i + 1
		}
		open.lines = append(open.lines, line)
	}
	if len(open.lines) > 0 {
		all = append(all, open)
	}
	return all
}

// cue reads a block: perhaps a number or name, the times, then the text.
func (b block) cue() (v Interval, text []string, err error) {
	times := 0
	if !strings.Contains(b.lines[0], "-->") && len(b.lines) > 1 {
		times = 1
	}
	v.Line = b.line + times
	from, to, ok := strings.Cut(b.lines[times], "-->")
	if !ok {
		return v, nil, at(v.Line, fmt.Errorf("%w: %s", ErrCue, shown(b.lines[times])))
	}
	to, _, _ = strings.Cut(strings.TrimSpace(to), " ") // settings follow
	if v.Start, err = stamp(strings.TrimSpace(from)); err != nil {
		return v, nil, at(v.Line, err)
	}
	if v.End, err = stamp(to); err != nil {
		return v, nil, at(v.Line, err)
	}
	return v, b.lines[times+1:], nil
}

// stamp reads [HH:]MM:SS and milliseconds after a comma or point.
func stamp(text string) (time.Duration, error) {
	wrong := fmt.Errorf("%w: %s", ErrTime, shown(text))
	at := strings.LastIndexAny(text, ",.")
	if at < 0 || len(text)-at != 4 {
		return 0, wrong
	}
	parts := strings.Split(text[:at], ":")
	if len(parts) < 2 || len(parts) > 3 {
		return 0, wrong
	}
	seconds := uint64(0)
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 16)
		if err != nil || i > 0 && n > 59 {
			return 0, wrong
		}
		seconds = seconds*60 + n
	}
	ms, err := strconv.ParseUint(text[at+1:], 10, 16)
	if err != nil {
		return 0, wrong
	}
	return time.Duration(seconds)*time.Second + time.Duration(ms)*time.Millisecond, nil
}

// withoutTags leaves out the tags of WebVTT and of the dialects of SRT; a voice is named.
func withoutTags(text string) (plain, voice string) {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "<")
		b.WriteString(before)
		if !ok {
			return b.String(), voice
		}
		tag, after, ok := strings.Cut(rest, ">")
		if !ok {
			b.WriteString("<" + rest)
			return b.String(), voice
		}
		if name, ok := strings.CutPrefix(tag, "v "); ok && voice == "" {
			voice = strings.TrimSpace(name)
		}
		text = after
	}
}
