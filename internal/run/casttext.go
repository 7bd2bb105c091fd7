package run

import (
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// printCast lists people as people read it.
func printCast(w io.Writer, names wording.Names, c *cast) error {
	labels := face.Labels()
	shown := append(labels[:], face.Uncertain)
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "number\tname\tfirst seen\tseen for")
	if c.speaks {
		fmt.Fprint(table, "\tspeaking")
	}
	for _, l := range shown {
		fmt.Fprintf(table, "\t%s", l)
	}
	fmt.Fprintln(table)
	for _, p := range c.people {
		fmt.Fprintf(table, "%d\t%s\t%s\t%s", p.Number, names.Of(p.Number), timeOf(p.First.Seconds()), timeOf(p.Visible.Seconds()))
		if c.speaks {
			fmt.Fprintf(table, "\t%.0f%%", 100*p.SpeakingShare())
		}
		for _, l := range shown {
			fmt.Fprintf(table, "\t%.0f%%", 100*p.Share(l))
		}
		fmt.Fprintln(table)
	}
	return table.Flush()
}
