package opt

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func sample() Set {
	return Set{
		{Name: "min", Help: "smallest face", Kind: Float, Default: "24", Min: 1, Max: 9999},
		{Name: "every", Kind: Int, Default: "1", Min: 1, Max: 1000},
		{Name: "model", Kind: String, Default: "small"},
		{Name: "draw", Kind: Bool, Default: "1"},
		{Name: "gap", Kind: Duration, Default: "0.5"},
		{Name: "style", Kind: Choice, Default: "box", Choices: []string{"box", "blur"}},
	}
}

func TestParse(t *testing.T) {
	cases := []struct{ args, canonical string }{
		{"", ""},
		{"24", ""},
		{"30:2", "min=30:every=2"},
		{"30:model=big", "min=30:model=big"},
		{"model='a:b,c'", `model=a\:b\,c`},
		{`model=a\:b`, `model=a\:b`},
		{"model=' x '", `model=\ x\ `},
		{"model=  x  ", "model=x"},
		{"model='it'\\''s'", `model=it\'s`},
		{"draw=no:gap=200ms:style=blur", "draw=no:gap=200ms:style=blur"},
		{"gap=0\\:01", `gap=0\:01`},
	}
	for _, c := range cases {
		v, err := sample().Parse(c.args)
		if err != nil {
			t.Errorf("%q: %v", c.args, err)
			continue
		}
		if got := v.Canonical(); got != c.canonical {
			t.Errorf("%q is canonically %q, want %q", c.args, got, c.canonical)
		}
	}
}

func TestParseValues(t *testing.T) {
	v, err := sample().Parse("12.5:3:big:0:1.25:blur")
	if err != nil {
		t.Fatal(err)
	}
	if v.Float("min") != 12.5 || v.Int("every") != 3 || v.String("model") != "big" || v.Bool("draw") ||
		v.Duration("gap") != 1250*time.Millisecond || v.String("style") != "blur" {
		t.Errorf("got %+v", v)
	}
	if d := sample().Defaults(); d.Given("min") || d.Float("min") != 24 || !d.Bool("draw") {
		t.Errorf("defaults %+v", d)
	}
}

// TestWith sets one option of parsed values, and leaves the values it came from.
func TestWith(t *testing.T) {
	for _, c := range []struct{ args, name, text, want string }{
		{"", "min", "48", "min=48"}, {"30", "min", "48", "min=48"}, {"every=2", "min", "48", "min=48:every=2"},
		{"min=30", "min", "24", ""}, {"", "model", "a:b", `model=a\:b`}, {"", "gap", "1.5", "gap=1.5"},
	} {
		before, err := sample().Parse(c.args)
		if err != nil {
			t.Fatal(err)
		}
		old := before.Canonical()
		v, err := before.With(c.name, c.text)
		if err != nil || v.Canonical() != c.want || before.Canonical() != old || !v.Given(c.name) {
			t.Errorf("%q with %s=%s: %q, %v, want %q", c.args, c.name, c.text, v.Canonical(), err, c.want)
		}
	}
	for name, text := range map[string]string{"min": "0", "every": "often", "least": "1"} {
		if _, err := sample().Defaults().With(name, text); err == nil {
			t.Errorf("%s=%s was taken", name, text)
		}
	}
}

func TestNamesWithColons(t *testing.T) {
	set := Set{{Name: "style", Kind: String}, {Name: "c:v", Kind: String}, {Name: "crf", Kind: String}}
	for _, text := range []string{"c:v=libx265:crf=20", "crf=20:c:v=libx265"} {
		v, err := set.Parse(text)
		if err != nil || v.String("c:v") != "libx265" || v.String("crf") != "20" {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if again, err := set.Parse(v.Canonical()); err != nil || again.String("c:v") != "libx265" {
			t.Errorf("%q does not parse: %v", v.Canonical(), err)
		}
	}
	if v, err := set.Parse("c:crf=20"); err != nil || v.String("style") != "c" {
		t.Errorf("a value before a name: %v", err)
	}
}

func TestParseErrors(t *testing.T) {
	cases := []struct {
		args string
		want error
		text string
	}{
		{"mni=3", ErrUnknown, `did you mean "min"`},
		{"zzzzzzzz=3", ErrUnknown, "zzzzzzzz"},
		{"min=3:4", ErrPositional, `"4"`},
		{"1:2:3:1:1:box:7", ErrTooMany, `"7"`},
		{"min=3:min=4", ErrTwice, "min"},
		{"3:min=4", ErrTwice, "min"},
		{"min=0", ErrValue, "from 1 to 9999"},
		{"min=nan", ErrValue, "not a float"},
		{"every=1.5", ErrValue, "not a int"},
		{"draw=maybe", ErrValue, "draw=maybe"},
		{"gap=soon", ErrValue, "not a time"},
		{"style=oval", ErrValue, "box, blur"},
		{"model='open", ErrQuote, "open"},
		{"24:", ErrValue, "every="},
	}
	for _, c := range cases {
		_, err := sample().Parse(c.args)
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
			t.Errorf("%q: %v, want %v with %q", c.args, err, c.want, c.text)
		}
	}
}

func TestParseDuration(t *testing.T) {
	good := map[string]time.Duration{
		"12.5": 12500 * time.Millisecond, "1:02": 62 * time.Second, "01:02:03.5": 3723500 * time.Millisecond,
		"200ms": 200 * time.Millisecond, "5us": 5 * time.Microsecond, "3s": 3 * time.Second, "-2": -2 * time.Second,
		"90:00": 90 * time.Minute, ".5": 500 * time.Millisecond,
	}
	for text, want := range good {
		if got, err := ParseDuration(text); err != nil || got != want {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-", ":", "1:60", "1:2:3:4", "1.5:00", "1e3", "inf", "0x10", "s", "1m", "+1", "99999999999999", "1..2", "--1"} {
		if got, err := ParseDuration(text); err == nil {
			t.Errorf("%q gave %v", text, got)
		}
	}
}

func TestUndeclaredOptionPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("asking for an option that is not declared must panic")
		}
	}()
	sample().Defaults().Int("nonsense")
}

func FuzzOptionString(f *testing.F) {
	for _, s := range []string{"", "30:2", "model='a:b'", `model=a\:b:draw=no`, "min=3:4", "'", "\\", "model= x ", "=:=", "style=blur:gap=1:02"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := sample().Parse(text)
		if err != nil {
			return
		}
		again, err := sample().Parse(v.Canonical())
		if err != nil {
			t.Fatalf("%q is canonically %q, which does not parse: %v", text, v.Canonical(), err)
		}
		for _, o := range sample() {
			if v.parsed[o.Name] != again.parsed[o.Name] {
				t.Fatalf("%q: %s is %v, and %v after %q", text, o.Name, v.parsed[o.Name], again.parsed[o.Name], v.Canonical())
			}
		}
	})
}
