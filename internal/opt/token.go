package opt

import (
	"errors"
	"strings"
)

// ErrQuote is returned for a quote that is not closed.
var ErrQuote = errors.New("a ' quote is not closed")

// cut splits text at the first unquoted, unescaped byte of stops. The raw part
// keeps its quotes and escapes, so that it can be cut again by other stops.
func cut(text, stops string) (raw, rest string, stop byte, err error) {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\'':
			quoted = !quoted
		case quoted:
		case c == '\\':
			i++
		case strings.IndexByte(stops, c) >= 0:
			return text[:i], text[i+1:], c, nil
		}
	}
	if quoted {
		return "", "", 0, ErrQuote
	}
	return text, "", 0, nil
}

// unquote resolves quotes and escapes and trims unquoted white space at both ends, as
// av_get_token does.
func unquote(raw string) string {
	raw = strings.TrimLeft(raw, whitespace)
	var b strings.Builder
	keep := 0 // length up to the last byte that must not be trimmed
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\\' && i+1 < len(raw):
			i++
			b.WriteByte(raw[i])
			keep = b.Len()
		case c == '\'':
			end := strings.IndexByte(raw[i+1:], '\'')
			if end < 0 {
				end = len(raw) - i - 1
			}
			b.WriteString(raw[i+1 : i+1+end])
			i += end + 1
			keep = b.Len()
		default:
			b.WriteByte(c)
			if strings.IndexByte(whitespace, c) < 0 {
				keep = b.Len()
			}
		}
	}
	return b.String()[:keep]
}

// trimRaw trims unquoted, unescaped white space at both ends and keeps quotes and escapes.
func trimRaw(raw string) string {
	raw = strings.TrimLeft(raw, whitespace)
	keep, quoted := 0, false
	for i := 0; i < len(raw); i++ {
		switch c := raw[i]; {
		case c == '\'':
			quoted = !quoted
		case quoted:
		case c == '\\':
			i++
		case strings.IndexByte(whitespace, c) >= 0:
			continue
		}
		keep = min(i+1, len(raw))
	}
	return raw[:keep]
}

const whitespace = " \n\t\r"

// Escape escapes text so that a parser for which the bytes of special have a meaning gives the
// same text back.
func Escape(text, special string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if strings.IndexByte(special+"\\'="+whitespace+"[]", text[i]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
