package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/format"
)

const dictionaryIntro = `# Data dictionary

Written by ` + "`facecue formats --dictionary`" + `: every column of every table, and every key of the
record. ` + "`facecue formats csv`" + ` shows one of them, and the option ` + "`[dictionary=1]`" + ` writes it as
JSON beside the table: ` + "`-o '[dictionary=1]session.events.csv'`" + ` makes
` + "`session.events.csv.dictionary.json`" + ` too.

- All values are measured from the picture. They say which expression a face shows, not what
  the person feels.
- Times in seconds are those that players show: the time stamp of a frame minus that of the
  recording's start. Frames are counted from 0 as they are decoded.
- The end of an event is exclusive in seconds and in frames: the next event may begin there.
- Scores and qualities have at most four decimals in tables of frames, and two in the list of
  events; boxes and landmarks have at most two. The grain of a recording alone moves a score by
  about 0.02.
- ` + "`uncertain`, `low_quality`, `no_face` and `not_analysed`" + ` are values of their own. None of them
  is counted as neutral, and a missing value is never written as 0.
- A network with further outputs (docs/CARDS.md) adds a column for each of them, such as valence or
  AU12, after the others of csv and parquet; ` + "`[dictionary=1]`" + ` describes them. So does the filter speak:
  ` + "`speaking`" + `, from 0 to 1, whether the person speaks by the mouth's motion in this frame alone, and ` + "`speech`" + `, 1 in
  stretches of speech and 0 elsewhere (docs/STATES.md).
- A state and a fleeting candidate may cover the same time. Count and add up the two apart. So may a stretch of speech, which
  says nothing of the expression.

`

// dictionaryMarkdown writes docs/DATA.md.
func dictionaryMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString(dictionaryIntro)
	for _, f := range export.Formats() {
		if len(f.Columns) == 0 {
			continue
		}
		fmt.Fprintf(&b, "## %s `%s`\n\n%s.\n\n", f.Name, f.Ext, strings.ToUpper(f.Help[:1])+f.Help[1:])
		b.WriteString("| column | unit | values | what it is | missing |\n|---|---|---|---|---|\n")
		for _, c := range f.Columns {
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", c.Name, c.Unit, c.Range, c.Help, c.Missing)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

// describeColumns prints the columns of a table.
func describeColumns(w io.Writer, f format.Format) error {
	if len(f.Columns) == 0 {
		return nil
	}
	b := strings.Builder{}
	b.WriteString("columns\n")
	for _, c := range f.Columns {
		text := c.Help
		if c.Unit != "" {
			text += "; in " + c.Unit
		}
		text += "; " + c.Range
		if c.Missing != "" {
			text += "; " + c.Missing
		}
		b.WriteString(helpLine(" "+c.Name, text, usualWidth) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
