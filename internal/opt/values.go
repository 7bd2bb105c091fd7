package opt

import (
	"fmt"
	"maps"
	"strings"
	"time"
)

// Values are parsed options. The methods panic for a name that was not declared or has
// another kind, which is a programming error.
type Values struct {
	set    Set
	parsed map[string]any
	text   map[string]string // of the options that were given
}

func get[T any](v Values, name string) T {
	value, ok := v.parsed[name].(T)
	if !ok {
		panic(fmt.Sprintf("option %q is not declared as %T", name, value))
	}
	return value
}

// String is the value of a String or Choice option.
func (v Values) String(name string) string { return get[string](v, name) }

// Int is the value of an Int option.
func (v Values) Int(name string) int { return get[int](v, name) }

// Float is the value of a Float option.
func (v Values) Float(name string) float64 { return get[float64](v, name) }

// Bool is the value of a Bool option.
func (v Values) Bool(name string) bool { return get[bool](v, name) }

// Duration is the value of a Duration option.
func (v Values) Duration(name string) time.Duration { return get[time.Duration](v, name) }

// Or gives the values with text for the String option called name, unless that was given.
func (v Values) Or(name, text string) Values {
	if v.String(name); v.Given(name) {
		return v
	}
	v.parsed = maps.Clone(v.parsed)
	v.parsed[name] = text
	return v
}

// With are the values with one option set by a text, whatever the option had before.
func (v Values) With(name, text string) (Values, error) {
	o, ok := v.set.find(name)
	if !ok {
		return v, fmt.Errorf("%w %q%s", ErrUnknown, name, Suggest(name, v.set.names()))
	}
	value, err := o.parse(text)
	if err != nil {
		return v, err
	}
	v.parsed, v.text = maps.Clone(v.parsed), maps.Clone(v.text)
	v.parsed[name], v.text[name] = value, text
	return v, nil
}

// Given tells whether the option string had this option.
func (v Values) Given(name string) bool { _, ok := v.text[name]; return ok }

// Canonical is the shortest string that parses to the same values: the options that differ
// from their defaults, with names, in order of declaration.
func (v Values) Canonical() string {
	var parts []string
	for _, o := range v.set {
		text, given := v.text[o.Name]
		if given && v.parsed[o.Name] != must(o.parse(o.defaultText())) {
			parts = append(parts, o.Name+"="+Escape(text, ":,"))
		}
	}
	return strings.Join(parts, ":")
}

func must(value any, err error) any {
	if err != nil {
		panic(err)
	}
	return value
}
