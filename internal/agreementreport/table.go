package agreementreport

import (
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/facecue/facecue/internal/comparison"
)

// table is a table in Markdown, its columns aligned.
type table struct {
	head []string
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// write writes nothing for a table without rows.
func (t *table) write(out io.Writer) {
	if len(t.rows) == 0 {
		return
	}
	widths := make([]int, len(t.head))
	all := append([][]string{t.head}, t.rows...)
	for _, row := range all {
		for i := range row {
			row[i] = strings.NewReplacer("|", `\|`, "\n", " ").Replace(row[i])
			widths[i] = max(widths[i], utf8.RuneCountInString(row[i]), 3)
		}
	}
	line := func(row []string) {
		for i, cell := range row {
			space := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell))
			if i == 0 {
				fmt.Fprintf(out, "| %s%s |", cell, space)
			} else {
				fmt.Fprintf(out, " %s%s |", space, cell)
			}
		}
		fmt.Fprintln(out)
	}
	line(t.head)
	for i, width := range widths {
		if i == 0 {
			fmt.Fprintf(out, "|%s|", strings.Repeat("-", width+2))
		} else {
			fmt.Fprintf(out, "%s:|", strings.Repeat("-", width+1))
		}
	}
	fmt.Fprintln(out)
	for _, row := range t.rows {
		line(row)
	}
	fmt.Fprintln(out)
}

// undefined is said of a measure that has no value.
const undefined = "undefined"

var nothing = comparison.Row{Value: math.NaN(), Lower: math.NaN(), Upper: math.NaN(), Units: math.NaN(), Seconds: math.NaN()}

// three are three decimals.
func three(v float64) string {
	if math.IsNaN(v) {
		return undefined
	}
	if text := strconv.FormatFloat(v, 'f', 3, 64); text != "-0.000" {
		return text
	}
	return "0.000"
}

func limits(r comparison.Row) string {
	if math.IsNaN(r.Lower) || math.IsNaN(r.Upper) {
		return ""
	}
	return three(r.Lower) + " to " + three(r.Upper)
}
