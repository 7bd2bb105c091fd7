package opt

import (
	"fmt"
	"strings"
)

// Help has a line for each option: name, type and range, help, default.
func (s Set) Help() string {
	var b strings.Builder
	for _, o := range s {
		fmt.Fprintf(&b, "    %-12s %-22s %s", o.Name, "<"+o.domain()+">", o.Help)
		if d := o.defaultText(); d != "" {
			fmt.Fprintf(&b, " (default %s)", d)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// domain says which values are allowed: the kind with its range, or the choices.
func (o Option) domain() string {
	switch {
	case o.Kind == Choice:
		return strings.Join(o.Choices, "|")
	case o.Min != o.Max:
		return fmt.Sprintf("%s %g..%g", o.Kind, o.Min, o.Max)
	}
	return o.Kind.String()
}
