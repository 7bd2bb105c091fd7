package agreementreport

import (
	"encoding/csv"
	"io"
	"math"
	"strconv"

	"github.com/facecue/facecue/internal/comparison"
)

// columns of the tidy table, a row for each measure.
var columns = []string{"comparison", "session", "person", "label", "measure", "value", "lower", "upper", "method", "n_units", "n_sessions", "seconds", "undefined_draws"}

// CSV writes a row for each measure; a number that is not defined is empty.
func CSV(out io.Writer, r *comparison.Result) error { return tidy(out, r, ',') }

// TSV is CSV with tabs.
func TSV(out io.Writer, r *comparison.Result) error { return tidy(out, r, '\t') }

func tidy(out io.Writer, r *comparison.Result, comma rune) error {
	w := csv.NewWriter(out)
	w.Comma = comma
	if err := w.Write(columns); err != nil {
		return err
	}
	for _, row := range r.Rows {
		cells := []string{
			row.Comparison, row.Session, row.Person, row.Label, row.Measure, digits(row.Value), digits(row.Lower), digits(row.Upper), row.Method,
			digits(row.Units), strconv.Itoa(row.Sessions), digits(row.Seconds), strconv.Itoa(row.Undefined),
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}

// digits are six decimals at most.
func digits(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	return strconv.FormatFloat(math.Round(v*1e6)/1e6+0, 'f', -1, 64)
}
