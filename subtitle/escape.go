package subtitle

import (
	"strings"
	"unicode"
)

// plain removes what no subtitle may carry: controls, line breaks, and the
// marks that turn the direction of what follows. It never grows the text.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\r' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\ufeff' || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
}

// escapeVTT writes text as WebVTT cue text (WebVTT, 3.3): it cannot open a tag,
// and "-->" cannot appear.
func escapeVTT(text string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(plain(text))
}

// escapeSRT has no escapes to use: what players take for markup is replaced by
// look-alikes.
func escapeSRT(text string) string {
	return strings.NewReplacer("-->", "→", "<", "‹", ">", "›", "{", "(", "}", ")").Replace(plain(text))
}

// escapeASS keeps text from opening an override block or a line break; a word
// joiner after the backslash is what libass itself suggests.
func escapeASS(text string) string {
	return strings.NewReplacer("{", "(", "}", ")", `\`, "\\\u2060").Replace(plain(text))
}
