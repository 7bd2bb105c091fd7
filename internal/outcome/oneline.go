package outcome

import "strings"

// OneLine is a message with its control characters replaced, so that a hostile file name
// cannot forge a second message or drive the terminal.
func OneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '?'
		}
		return r
	}, s)
}
