// Package opt reads FFmpeg-style option strings. An option is declared once; parsing, help
// and the canonical text follow from the declaration. The syntax is that of FFmpeg's "Quoting
// and escaping" (doc/utils.texi) and of av_opt_set_from_string.
package opt

import "fmt"

// Kind is the type of an option's value.
type Kind int

const (
	String Kind = iota
	Int
	Float
	Bool     // 1, 0, true, false, yes, no, on, off
	Duration // seconds, [HH:]MM:SS[.m], or a number with s, ms, us
	Choice   // one of Choices
)

var kindNames = [...]string{"string", "int", "float", "bool", "duration", "choice"}

func (k Kind) String() string { return kindNames[k] }

// Option declares one option.
type Option struct {
	Name, Help string
	Kind       Kind
	Default    string
	Min, Max   float64 // of numbers, and of durations in seconds; equal: no bound
	Choices    []string
}

// Set is the list of options of a filter or a format. Values without a name belong to the
// options in this order.
type Set []Option

func (s Set) find(name string) (Option, bool) {
	for _, o := range s {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

func (s Set) has(name string) bool {
	_, ok := s.find(name)
	return ok
}

func (s Set) names() []string {
	names := make([]string, len(s))
	for i, o := range s {
		names[i] = o.Name
	}
	return names
}

// Defaults are the values of an empty option string.
func (s Set) Defaults() Values {
	v, err := s.Parse("")
	if err != nil {
		panic(fmt.Sprintf("a default is wrong: %v", err)) // a programming error
	}
	return v
}
