package annotation

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// ErrText is returned for a file that is not text.
var ErrText = errors.New("is not text in UTF-8, UTF-16 or Windows-1252; save it as text")

// decoded is a file as UTF-8 with LF line ends. Praat writes UTF-16 where a label
// needs it, and spreadsheets and subtitle editors under Windows write the code page
// of Western Europe, which begins as Latin-1 does.
func decoded(raw []byte, to *list) (string, error) {
	text, err := encodingOf(raw).NewDecoder().String(string(raw))
	if err != nil {
		return "", ErrText
	}
	if !utf8.ValidString(text) {
		text, err = charmap.Windows1252.NewDecoder().String(text)
		if err != nil || strings.ContainsFunc(text, control) {
			return "", ErrText
		}
		to.remark("the text is not in UTF-8; it was read as Windows-1252 (Latin-1)")
	}
	if strings.ContainsRune(text, 0) {
		return "", ErrText
	}
	text = strings.TrimPrefix(text, "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), nil
}

// encodingOf tells UTF-16 by its byte order mark or, without one, by the zero bytes
// beside letters of ASCII, and leaves all else as it is.
func encodingOf(raw []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), ascii(raw, 0):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case bytes.HasPrefix(raw, []byte("\xfe\xff")), ascii(raw, 1):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return encoding.Nop
}

// ascii tells that the first two units of two bytes are letters of ASCII, whose low byte
// stands at that place.
func ascii(raw []byte, low int) bool {
	return len(raw) >= 4 && raw[low] != 0 && raw[1-low] == 0 && raw[2+low] != 0 && raw[3-low] == 0
}

// control tells what no text in a code page holds: controls other than white space, and
// the page's unused places.
func control(r rune) bool {
	return r < ' ' && !strings.ContainsRune("\t\n\f\r", r) || r >= 0x7f && r < 0xa0 || r == utf8.RuneError
}
