package opt

import (
	"errors"
	"fmt"
	"strings"
)

// ErrBracket is returned for "[" without its "]".
var ErrBracket = errors.New("a [ is not closed; a file name that begins with one is written ./[")

// ParseTarget splits "[max_cue=2:profile=web]out.vtt", the form of FFmpeg's tee
// muxer. A name that does not begin with a bracket has no options.
func ParseTarget(text string) (options, name string, err error) {
	inside, ok := strings.CutPrefix(text, "[")
	if !ok {
		return "", text, nil
	}
	options, name, stop, err := cut(inside, "]")
	if err != nil {
		return "", "", fmt.Errorf("%q: %w", text, err)
	}
	if stop != ']' {
		return "", "", fmt.Errorf("%q: %w", text, ErrBracket)
	}
	return options, name, nil
}

// Find gives the value of the option called name in a string whose other options are not
// declared; "" if it is not given.
func Find(args, name string) (string, error) {
	list, err := pairs(args)
	if err != nil {
		return "", fmt.Errorf("%q: %w", args, err)
	}
	for _, p := range list {
		if p.name == name {
			return p.value, nil
		}
	}
	return "", nil
}
