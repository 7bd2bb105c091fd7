package export

import "testing"

func TestExpand(t *testing.T) {
	cases := []struct {
		pattern, input, want string
		each                 bool
	}{
		{"out.vtt", "a/b.mp4", "out.vtt", false},
		{".vtt", "a/b.mp4", "a/b.vtt", true},
		{".events.csv", "b.tar.mp4", "./b.tar.events.csv", true},
		{"out/{name}.vtt", "a/b.mp4", "out/b.vtt", true},
		{"{dir}/x.vtt", "a/b.mp4", "a/x.vtt", false},
		{"{name}.vtt", ".hidden", ".hidden.vtt", true},
		{"{name}.vtt", "-", "stdin.vtt", true},
		{"../x.vtt", "a", "../x.vtt", false},
		{"./.vtt", "a", "./.vtt", false},
		{"-", "a", "-", false},
	}
	for _, c := range cases {
		if got := expand(c.pattern, c.input); got != c.want {
			t.Errorf("expand(%q, %q) = %q, want %q", c.pattern, c.input, got, c.want)
		}
		if got := perInput(c.pattern); got != c.each {
			t.Errorf("perInput(%q) = %v", c.pattern, got)
		}
	}
}
