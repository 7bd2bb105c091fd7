package kit

import (
	"strings"
	"testing"
)

// Hostile are names of people that are hard for formats: a writer must not fail, interpret a part of
// them, or let them end their field.
func Hostile() map[string]string {
	long := 1 << 14 // 128 KiB: more than a bufio.Scanner takes as one line
	if testing.Short() {
		long = 1 << 9
	}
	return map[string]string{
		"arrow":     "a --> b\n\n2\n00:00:00,000 --> 99:00:00,000\nx",
		"markup":    `<b>&amp;</b><v x>"quoted" 'single' ]]> <!-- --`,
		"override":  `{\an8}\N\h{\p1}m 0 0`,
		"lines":     "one\r\ntwo\n\nthree\u2028four\u2029five\vsix",
		"tabs":      "a\tb;c,d|e#f=g\\h",
		"direction": "\u202eabc\u2066def\u200f",
		"controls":  "a\x00b\x1bc\x7fd\ufeffe\ufffe",
		"broken":    "a\xff\xfeb",
		"letters":   "Ünal 患者 🙂 и́",
		"long":      strings.Repeat("long & <", long),
	}
}
