package run

import (
	"fmt"
	"io"
	"math"
	"strings"
	"text/tabwriter"

	"github.com/facecue/facecue/internal/dyad"
	"github.com/facecue/facecue/internal/session"
)

// mostShown bounds how many people a message names.
const mostShown = 12

// peopleOf names the people of a session.
func peopleOf(s *session.Session) string {
	var names []string
	for _, p := range s.People[:min(mostShown, len(s.People))] {
		names = append(names, p.Name)
	}
	if more := len(s.People) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d others", more))
	}
	return strings.Join(names, ", ")
}

// printDyads writes the measures as people read them, each beside its surrogates.
func printDyads(w io.Writer, results []*dyad.Result, set dyad.Settings) error {
	for i, r := range results {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s: a is %s, b is %s; %s; the expression shown, not the feeling\n", r.Recording, r.A.Name, r.B.Name, set.Signal.Name)
		t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
		fmt.Fprintln(t, "measure\tvalue\tsurrogates\tn\tmean\tsd\tz\tp")
		for _, m := range r.Rows() {
			fmt.Fprintf(t, "%s\t%s", m.Name, figure(m.Value))
			if m.Surrogates != "" {
				a := m.Against
				fmt.Fprintf(t, "\t%s\t%d\t%s\t%s\t%s\t%s", m.Surrogates, a.N, figure(a.Mean), figure(a.SD), figure(a.Z), figure(a.P))
			}
			fmt.Fprintln(t)
		}
		if err := t.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func figure(v float64) string {
	switch {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "-"
	case v == math.Trunc(v):
		return fmt.Sprintf("%.0f", v)
	}
	return fmt.Sprintf("%.4f", v)
}
