package annotation

import (
	"errors"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// ErrText is returned for a file that is not text.
var ErrText = errors.New("is not text in UTF-8 or UTF-16; save it as text")

// decoded is a file as UTF-8 with LF line ends. Praat writes UTF-16 with a byte
// order mark where a label needs it.
func decoded(raw []byte) (string, error) {
	var text string
	switch {
	case strings.HasPrefix(string(raw[:min(2, len(raw))]), "\xff\xfe"):
		text = fromUTF16(raw[2:], 0, 1)
	case strings.HasPrefix(string(raw[:min(2, len(raw))]), "\xfe\xff"):
		text = fromUTF16(raw[2:], 1, 0)
	default:
		text = strings.TrimPrefix(string(raw), "\ufeff")
	}
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return "", ErrText
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), nil
}

// fromUTF16 reads units whose low and high bytes stand at these places; an odd last
// byte is left out.
func fromUTF16(raw []byte, low, high int) string {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i+low]) | uint16(raw[2*i+high])<<8
	}
	return string(utf16.Decode(units))
}
