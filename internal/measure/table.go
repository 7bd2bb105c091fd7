package measure

import (
	"cmp"

	"github.com/facecue/facecue/internal/tabular"
)

// Table turns rows of measures into rows of a table.
type Table struct {
	Columns []tabular.Column
	Rows    func(*Row) [][]tabular.Value
}

// lead are the columns that say of whom a row is; attributes are those of the participants. The column
// speaking is there where asked for.
func lead(attributes []string, speaking bool) []tabular.Column {
	list := []tabular.Column{
		words("participant_id", "the participant of the session, as participants.tsv calls them; missing where the file's name says none"),
		words("session_id", "the session, by ses- in the file's name"),
		words("recording", "the record's file without its folder and extension"),
		words("person", "P1, P2 by order of appearance, or the name given; missing where the recording shows nobody"),
		words("role", "what the person is in the session, by --role"),
		words("window", "all; opening_Ns and opening_10pct from the beginning; decile_01 to decile_10 in tenths; window_0001 and so on"),
		number("window_from_s", "s", "when the window begins, by the recording's clock as players show it"),
		number("window_to_s", "s", "when it ends, exclusive"),
	}
	if speaking {
		list = append(list, tabular.Column{Name: "speaking", Description: "which time of the window the row is of", Levels: map[string]string{
			"all": "all of it", string(Speaks): "frames in which the person speaks: those in the state speech, or, of records without it, those whose estimate of speaking is above 0.5", string(Silent): "frames in which it is not"}})
	}
	for _, a := range attributes {
		list = append(list, words("participant_"+a, "column "+a+" of participants.tsv: of the session's participant, also in rows of other people"))
	}
	return list
}

func (r *Row) lead(speaking bool) []tabular.Value {
	list := []tabular.Value{
		tabular.Text(r.Participant), tabular.Text(r.Session), tabular.Text(r.Recording), tabular.Text(r.Person), tabular.Text(r.Role),
		tabular.Text(r.Window.Name), tabular.Number(r.Window.From), tabular.Number(r.Window.To),
	}
	if speaking {
		list = append(list, tabular.Text(cmp.Or(string(r.Window.Speaking), "all")))
	}
	for _, cell := range r.Extra {
		list = append(list, tabular.Text(cell))
	}
	return list
}

// Wide is a table with a row for each person and window and a column for each measure.
func Wide(attributes []string, further Further) Table {
	measures := all(further)
	columns := lead(attributes, further.Speaking)
	for _, c := range measures {
		columns = append(columns, number(c.column(), c.unit, c.text))
	}
	return Table{columns, func(r *Row) [][]tabular.Value {
		row := r.lead(further.Speaking)
		for _, c := range measures {
			row = append(row, tabular.Number(c.value(r)))
		}
		return [][]tabular.Value{row}
	}}
}

// Long is a table with a row for each person, window and measure.
func Long(attributes []string, further Further) Table {
	measures := all(further)
	levels := map[string]string{}
	for _, c := range measures {
		levels[c.measure()] = c.text
	}
	columns := append(lead(attributes, further.Speaking),
		tabular.Column{Name: "reading", Description: "what the measure is made of", Levels: map[string]string{
			ofTime: "lengths of frames", ofFrames: "the label of each frame", ofStates: "smoothed states", ofScores: "scores of each frame", ofFleeting: "fleeting candidates", ofEstimate: "what a network with further outputs gives of each frame", ofSignal: "a signal beside the recording"}},
		words("label", "the expression that the measure is of; missing for a measure of all"),
		tabular.Column{Name: "measure", Description: "what was measured", Levels: levels},
		number("value", "", "its value, in the unit beside it; missing where nothing is known"),
		words("unit", "unit of the value; missing for shares, scores and counts"),
		number("n", "", "how many events the value was counted from; missing where none were counted"),
		number("denominator_s", "s", "the seconds that the value is of"))
	return Table{columns, func(r *Row) (rows [][]tabular.Value) {
		head := r.lead(further.Speaking)
		for _, c := range measures {
			rows = append(rows, append(head[:len(head):len(head)], c.cells(r)...))
		}
		return rows
	}}
}

func (c measured) cells(r *Row) []tabular.Value {
	var n tabular.Value
	if c.counts != nil {
		n = tabular.Number(c.counts(r))
	}
	of := c.of
	if of == nil {
		of = analysable
	}
	return []tabular.Value{tabular.Text(c.reading), tabular.Text(c.label.String()), tabular.Text(c.measure()), tabular.Number(c.value(r)), tabular.Text(c.unit), n, tabular.Number(of(r))}
}

// Changes is a table with a row for each person, window and pair of labels.
func Changes(attributes []string, further Further) Table {
	columns := append(lead(attributes, further.Speaking),
		words("from", "label of a state"), words("to", "label of the next state, at most a second later"),
		number("count", "", "how often it followed; zeros are rows too"),
		number("share", "", "of the transitions from the first label"),
		number("yule_q", "", "Yule's Q of the two labels against all others, -1 to 1; missing where it is undefined"))
	return Table{columns, func(r *Row) (rows [][]tabular.Value) {
		for _, c := range r.Transitions {
			rows = append(rows, append(r.lead(further.Speaking), tabular.Text(c.From.String()), tabular.Text(c.To.String()),
				tabular.Number(c.Count), tabular.Number(c.Share), tabular.Number(c.YuleQ)))
		}
		return rows
	}}
}
