package opt

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestParseChain(t *testing.T) {
	cases := []struct {
		text string
		want []Item
	}{
		{"detect", []Item{{"detect", ""}}},
		{"detect=min=24:every=1,track, smooth ", []Item{{"detect", "min=24:every=1"}, {"track", ""}, {"smooth", ""}}},
		{"classify=model='a,b'", []Item{{"classify", "model='a,b'"}}},
		{`classify=model=a\  ,track=' ' `, []Item{{"classify", `model=a\ `}, {"track", "' '"}}},
		{`classify=model=a\,b,track`, []Item{{"classify", `model=a\,b`}, {"track", ""}}},
	}
	for _, c := range cases {
		got, err := ParseChain(c.text)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %v, %v", c.text, got, err)
		}
		again, err := ParseChain(FormatChain(got))
		if err != nil || !reflect.DeepEqual(again, got) {
			t.Errorf("%q does not survive formatting: %v, %v", c.text, again, err)
		}
	}
	for text, want := range map[string]error{"": ErrEmptyItem, "a,,b": ErrEmptyItem, "a,": ErrEmptyItem, "=3": ErrEmptyItem, "a='": ErrQuote} {
		if got, err := ParseChain(text); !errors.Is(err, want) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
}

func TestParseTarget(t *testing.T) {
	cases := []struct{ text, options, name string }{
		{"out.vtt", "", "out.vtt"}, {"[max_cue=2:profile=web]out.vtt", "max_cue=2:profile=web", "out.vtt"},
		{"./[x].vtt", "", "./[x].vtt"}, {"[a=']']x", "a=']'", "x"}, {"[]-", "", "-"}, {"", "", ""},
	}
	for _, c := range cases {
		options, name, err := ParseTarget(c.text)
		if err != nil || options != c.options || name != c.name {
			t.Errorf("%q: %q %q %v", c.text, options, name, err)
		}
	}
	if _, _, err := ParseTarget("[x.vtt"); !errors.Is(err, ErrBracket) {
		t.Errorf("open bracket: %v", err)
	}
}

func TestFind(t *testing.T) {
	for text, want := range map[string]string{"f=vtt": "vtt", "a=1:f=x:b": "x", "": "", "ff=1": "", "'f'=y": "y"} {
		if got, err := Find(text, "f"); err != nil || got != want {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

func TestRegistry(t *testing.T) {
	r := NewRegistry("filter", func(s string) string { return s })
	r.Add("track")
	r.Add("detect")
	if got := r.All(); !reflect.DeepEqual(got, []string{"detect", "track"}) {
		t.Errorf("listed %v", got)
	}
	if _, err := r.Get("detcet"); err == nil || !strings.Contains(err.Error(), `did you mean "detect"`) {
		t.Errorf("no suggestion: %v", err)
	}
	defer func() {
		if recover() == nil {
			t.Error("a name taken twice must panic")
		}
	}()
	r.Add("track")
}

func TestHelpNamesEveryOption(t *testing.T) {
	help := sample().Help()
	for _, o := range sample() {
		if !strings.Contains(help, " "+o.Name+" ") {
			t.Errorf("%s is missing from\n%s", o.Name, help)
		}
	}
	if !strings.Contains(help, "float 1..9999") || !strings.Contains(help, "box|blur") || !strings.Contains(help, "(default 24)") {
		t.Errorf("range, choices or default missing from\n%s", help)
	}
}

func FuzzChain(f *testing.F) {
	f.Add("detect=min=24,track")
	f.Add("a='x,y',b")
	f.Fuzz(func(t *testing.T, text string) {
		items, err := ParseChain(text)
		if err != nil {
			return
		}
		again, err := ParseChain(FormatChain(items))
		if err != nil || !reflect.DeepEqual(again, items) {
			t.Fatalf("%q: %v became %v, %v", text, items, again, err)
		}
	})
}

func FuzzTarget(f *testing.F) {
	f.Add("[a=b:c=d]out.vtt")
	f.Fuzz(func(t *testing.T, text string) {
		options, name, err := ParseTarget(text)
		if err != nil || !strings.HasPrefix(text, "[") {
			return
		}
		if "["+options+"]"+name != text {
			t.Fatalf("%q became %q and %q", text, options, name)
		}
	})
}
