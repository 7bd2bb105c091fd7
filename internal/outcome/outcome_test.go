package outcome

import (
	"errors"
	"fmt"
	"io"
	"testing"
)

// TestKinds: each kind is found under other errors, and those that mark an error keep it.
func TestKinds(t *testing.T) {
	var (
		usage UsageError
		fails OutputsFailed
	)
	for _, err := range []error{Usagef("-o %s: %w", "x", io.EOF), Usage(io.EOF), OutputsFailed{io.EOF}} {
		wrapped := fmt.Errorf("in a run: %w", err)
		if !errors.Is(wrapped, io.EOF) || errors.As(wrapped, &usage) == errors.As(wrapped, &fails) {
			t.Errorf("%v", wrapped)
		}
	}
	for want, err := range map[string]error{
		"-o x: EOF": Usagef("-o %s: %w", "x", io.EOF), "EOF": OutputsFailed{io.EOF}, "ends early": Damaged{"ends early"},
		"2 of 3 inputs failed or were damaged": SomeFailed{2, 3}, "interrupted by a signal": Interrupted(130),
		"the reader of the output has gone": ReaderLeft{},
	} {
		if err.Error() != want {
			t.Errorf("%q, want %q", err.Error(), want)
		}
	}
}

// TestOneLine replaces each control character, and nothing else.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{"a\nb\r\tc": "a?b??c", "\x1b[2J\x7f": "?[2J?", "Zoë 李 · -": "Zoë 李 · -"} {
		if got := OneLine(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
