package agreementreport

import (
	"encoding/json"
	"io"

	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/face"
)

// number is null where it is not defined.
type number float64

// MarshalJSON writes six decimals at most.
func (n number) MarshalJSON() ([]byte, error) {
	if text := digits(float64(n)); text != "" {
		return []byte(text), nil
	}
	return []byte("null"), nil
}

type jsonReport struct {
	Notice   string       `json:"notice"`
	Raters   []jsonRater  `json:"raters"`
	Labels   []string     `json:"labels"`
	Options  jsonOptions  `json:"options"`
	Remarks  []string     `json:"remarks"`
	Measures []jsonRow    `json:"measures"`
	Tables   []jsonTable  `json:"tables"`
	Lines    []jsonPerson `json:"timelines"`
}

type jsonRater struct {
	Name   string `json:"name"`
	Record bool   `json:"record"`
}

type jsonOptions struct {
	Step      number `json:"step_s"` // 0 for the frames of the record
	Blank     string `json:"blank"`
	Uncertain bool   `json:"uncertain_counts"`
	Tolerance number `json:"tolerance_s"`
	IoU       number `json:"iou"`
	Overlap   number `json:"overlap"`
	Block     number `json:"block_s"`
	Draws     int    `json:"draws"`
	Seed      uint64 `json:"seed"`
}

type jsonRow struct {
	Comparison string `json:"comparison"`
	Session    string `json:"session"`
	Person     string `json:"person"`
	Label      string `json:"label"`
	Measure    string `json:"measure"`
	Value      number `json:"value"`
	Lower      number `json:"lower"`
	Upper      number `json:"upper"`
	Method     string `json:"method"`
	Units      number `json:"n_units"`
	Sessions   int    `json:"n_sessions"`
	Seconds    number `json:"seconds"`
	Undefined  int    `json:"undefined_draws"`
}

type jsonTable struct {
	Comparison string     `json:"comparison"`
	Session    string     `json:"session"`
	Person     string     `json:"person"`
	Unit       string     `json:"unit"`
	Labels     []string   `json:"labels"` // of rows and columns; a last "no partner" in tables of events
	Cells      [][]number `json:"cells"`
}

// JSON writes the measures, tables and timelines.
func JSON(out io.Writer, r *comparison.Result) error {
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	return e.Encode(document(r))
}

func document(r *comparison.Result) jsonReport {
	o := r.Options
	d := jsonReport{
		Notice: face.Notice, Labels: r.Labels, Remarks: r.Remarks,
		Options: jsonOptions{
			number(o.Step.Seconds()), o.Blank, o.Uncertain, number(o.Tolerance.Seconds()), number(o.IoU), number(o.Overlap),
			number(o.Block.Seconds()), o.Draws.Draws, o.Draws.Seed,
		},
	}
	for i, name := range r.Raters {
		d.Raters = append(d.Raters, jsonRater{name, r.Machine[i]})
	}
	for _, row := range r.Rows {
		d.Measures = append(d.Measures, jsonRow{
			row.Comparison, row.Session, row.Person, row.Label, row.Measure, number(row.Value), number(row.Lower), number(row.Upper), row.Method,
			number(row.Units), row.Sessions, number(row.Seconds), row.Undefined,
		})
	}
	for _, t := range r.Tables {
		d.Tables = append(d.Tables, jsonTable{t.Comparison, t.Session, t.Person, t.Unit, labelsOf(t, r.Labels), numbers(t.Cells)})
	}
	for _, t := range r.Timelines {
		d.Lines = append(d.Lines, person(t))
	}
	return d
}

// noPartner heads the last row and column of tables of events.
const noPartner = "no partner"

func labelsOf(t comparison.Confusion, labels []string) []string {
	if t.Unit == comparison.InEvents {
		return append(append([]string(nil), labels...), noPartner)
	}
	return labels
}

func numbers(cells [][]float64) (list [][]number) {
	for _, row := range cells {
		var numbers []number
		for _, v := range row {
			numbers = append(numbers, number(v))
		}
		list = append(list, numbers)
	}
	return list
}
