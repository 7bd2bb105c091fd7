package opt

import (
	"errors"
	"fmt"
)

// Errors of option strings, wrapped with the text they are about.
var (
	ErrUnknown    = errors.New("unknown option")
	ErrTwice      = errors.New("option given twice")
	ErrPositional = errors.New("a value without a name after a named one")
	ErrTooMany    = errors.New("more values than options")
)

// pair is one element of an option string; name is empty for a positional one.
type pair struct{ name, value string }

// pairs splits "v1:key=val" without knowing the options.
func pairs(text string) (list []pair, err error) {
	for rest := text; rest != ""; {
		var raw string
		var stop byte
		if raw, rest, stop, err = cut(rest, ":"); err != nil {
			return nil, err
		}
		list = append(list, toPair(raw))
		if stop == ':' && rest == "" {
			list = append(list, pair{})
		}
	}
	return list, nil
}

// toPair takes the text before an unquoted = for the name, if it has the form of a name.
func toPair(raw string) pair {
	key, value, stop, err := cut(raw, "=")
	if err != nil || stop == 0 || !isName(unquote(key)) {
		return pair{value: unquote(raw)}
	}
	return pair{unquote(key), unquote(value)}
}

func isName(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != '-' && r != '.' {
			return false
		}
	}
	return s != ""
}

// Parse reads "v1:v2:key=val". Values without a name go to the options in
// order of declaration, until the first named one.
func (s Set) Parse(args string) (Values, error) {
	list, err := pairs(args)
	if err != nil {
		return Values{}, fmt.Errorf("%q: %w", args, err)
	}
	list = s.rejoin(list)
	v := Values{set: s, parsed: map[string]any{}, text: map[string]string{}}
	named := false
	for i, p := range list {
		o, err := s.declared(p, i, named)
		if err != nil {
			return Values{}, err
		}
		named = named || p.name != ""
		if err := v.assign(o, p.value); err != nil {
			return Values{}, err
		}
	}
	return v, v.fill()
}

// rejoin restores names with a colon, such as c:v, which pairs splits. Only the declared names
// tell them from a value before a named option.
func (s Set) rejoin(list []pair) (joined []pair) {
	for _, p := range list {
		if n := len(joined) - 1; n >= 0 && joined[n].name == "" && p.name != "" {
			if name := joined[n].value + ":" + p.name; s.has(name) {
				joined[n] = pair{name, p.value}
				continue
			}
		}
		joined = append(joined, p)
	}
	return joined
}

// declared finds the option that the i-th element sets. named tells whether an element before
// it has a name.
func (s Set) declared(p pair, i int, named bool) (Option, error) {
	switch {
	case p.name != "":
		o, ok := s.find(p.name)
		if !ok {
			return o, fmt.Errorf("%w %q%s", ErrUnknown, p.name, Suggest(p.name, s.names()))
		}
		return o, nil
	case named:
		return Option{}, fmt.Errorf("%w: %q", ErrPositional, p.value)
	case i >= len(s):
		return Option{}, fmt.Errorf("%w: %q", ErrTooMany, p.value)
	}
	return s[i], nil
}

func (v Values) assign(o Option, text string) error {
	if v.Given(o.Name) {
		return fmt.Errorf("%w: %s", ErrTwice, o.Name)
	}
	value, err := o.parse(text)
	v.parsed[o.Name], v.text[o.Name] = value, text
	return err
}

// fill sets the options that were not given to their defaults.
func (v Values) fill() error {
	for _, o := range v.set {
		if v.Given(o.Name) {
			continue
		}
		value, err := o.parse(o.defaultText())
		if err != nil {
			return err
		}
		v.parsed[o.Name] = value
	}
	return nil
}

// defaultText is the declared default, or else that of the kind.
func (o Option) defaultText() string {
	if o.Default != "" || o.Kind == String {
		return o.Default
	}
	if o.Kind == Choice {
		return o.Choices[0]
	}
	return "0"
}
