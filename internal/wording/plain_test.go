package wording

import "testing"

// TestPlain: what breaks a line becomes a space, what shows nothing or turns the
// direction of reading goes.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"Anna B.":                        "Anna B.",
		"Zoë 李 🙂":                        "Zoë 李 🙂",
		"a\nb\r\tc":                      "a b  c",
		"a\u2028b\u2029c":                "a b c",
		"a\x00b\x1bc\u0085d":             "abcd",
		"a\u202eb\u2066c":                "abc",
		"\ufeffa\ufffdb":                 "ab",
		"a\ufffe\ufdd0\ufdefb\U0001ffff": "ab",
		"\ufdcf\ufdf0":                   "\ufdcf\ufdf0",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
		if again := Plain(want); again != want || len(want) > len(text) {
			t.Errorf("%q is not plain yet: %q", want, again)
		}
	}
}
