package moments

import (
	"strings"

	"github.com/facecue/facecue/internal/tabular"
)

// Columns of the table of moments.
func Columns() []tabular.Column {
	number := func(name, unit, text string) tabular.Column {
		return tabular.Column{Name: name, Number: true, Unit: unit, Description: text}
	}
	return []tabular.Column{
		{Name: "recording", Description: "the record's file without its folder and extension"},
		number("rank", "", "1 for the highest score"),
		number("score", "", "weighted sum of the parts: worth a look, not proven to matter to anybody"),
		{Name: "people", Description: "who shows it; the one of the highest score first"},
		{Name: "label", Description: "the expression shown"},
		{Name: "kind", Description: "which reading of the face it is", Levels: map[string]string{"state": "the smoothed expression", "fleeting": "a candidate for a fleeting one"}},
		number("onset_s", "s", "when it begins, by the recording's clock as players show it"),
		number("apex_s", "s", "when its score is highest"),
		number("offset_s", "s", "when it ends"),
		number("peak", "", "its highest score: smoothed for states, raw for fleeting candidates"),
		number("deviation", "", "distance of the peak from the person's median score of the label, in units of the person's spread, against 10 of them; 0 to 1"),
		number("sharpness", "", "steepest rise of the score within 0.5 s around the onset, against 2 per second; 0 to 1"),
		number("rarity", "", "-log2 of the label's share of the person's judged time, against 10 bits; 0 to 1"),
		number("mutual", "", "1 if another person shows the same expression at the same time"),
		number("break", "", "length of the neutral state that ends at the onset, against 30 s; 0 to 1"),
		number("incongruence", "", "1 if happiness meets sadness, anger, fear or disgust of another person, or of the person's own fleeting candidate"),
		number("fleeting", "", "peak of a fleeting candidate; 0 for a state. Its weight is 0 unless --weight gives one"),
		number("deviation_sd", "", "the deviation in units of the person's spread: 1.4826 times the median absolute deviation, at least 0.05"),
	}
}

// Cells are the rows of a list of moments.
func Cells(recording string, list []Moment) (rows [][]tabular.Value) {
	for i, m := range list {
		row := []tabular.Value{tabular.Text(recording), tabular.Number(float64(i + 1)), tabular.Number(m.Score), tabular.Text(strings.Join(m.People, "+")),
			tabular.Text(m.Label.String()), tabular.Text(m.Kind.String()), tabular.Number(m.Onset), tabular.Number(m.Apex), tabular.Number(m.Offset), tabular.Number(m.Peak)}
		for _, v := range m.Parts.list() {
			row = append(row, tabular.Number(*v))
		}
		rows = append(rows, append(row, tabular.Number(m.DeviationSD)))
	}
	return rows
}
