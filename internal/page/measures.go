package page

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/tabular"
)

const (
	opening      = 5 * time.Minute // against which the rest is set
	grid         = 5 * time.Minute
	mostMeasured = 12 // people of whom the page has measures
)

// measures are columns and rows of facecue summarize.
type measures struct {
	Columns     []column          `json:"columns"`
	Rows        [][]tabular.Value `json:"rows"`
	Transitions []transition      `json:"transitions"`
}

type column struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
	Text string `json:"text"`
}

// transition is a change from one state to the next in the whole recording.
type transition struct {
	Person int     `json:"person"`
	From   uint8   `json:"from"`
	To     uint8   `json:"to"`
	Count  float64 `json:"count"`
}

// measuresOf measures the people in the whole recording, in its opening and the rest, and in
// stretches of five minutes. The windows of a short recording are fewer.
func measuresOf(s *session.Session, people []*session.Person, signals []measure.Beside) *measures {
	table := measure.Wide(nil, measure.Further{Estimates: s.Provenance.Estimates, Signals: signals})
	m := &measures{Transitions: []transition{}}
	for _, i := range shown(table.Columns) {
		c := table.Columns[i]
		m.Columns = append(m.Columns, column{c.Name, c.Unit, c.Description})
	}
	for _, p := range people[:min(len(people), mostMeasured)] {
		for _, r := range measure.Person(s, p, windows(s), 0, signals...) {
			row := table.Rows(&r)[0]
			var cells []tabular.Value
			for _, i := range shown(table.Columns) {
				cells = append(cells, row[i])
			}
			m.Rows = append(m.Rows, cells)
			if r.Window.Name == "all" {
				m.addTransitions(p.Number, r.Transitions)
			}
		}
	}
	return m
}

// shown are the columns that a page has a use for: those that are not of a file's name, and not of
// controls, which take as long as the analysis of a record.
func shown(columns []tabular.Column) (list []int) {
	without := map[string]bool{"participant_id": true, "session_id": true, "recording": true, "role": true, "fleeting_expected_false_rate": true,
		"fleeting_ratio": true, "fleeting_ratio_lower": true, "fleeting_ratio_upper": true, "fleeting_false_share": true}
	for i, c := range columns {
		if !without[c.Name] {
			list = append(list, i)
		}
	}
	return list
}

func (m *measures) addTransitions(person int, list []measure.Transition) {
	for _, t := range list {
		if t.Count > 0 {
			m.Transitions = append(m.Transitions, transition{person, uint8(t.From), uint8(t.To), t.Count})
		}
	}
}

func windows(s *session.Session) []measure.Window {
	begin, end, first := s.Begin(), s.End(), opening.Seconds()
	list := []measure.Window{{Name: "all", From: begin, To: end}}
	if end-begin <= first {
		return list
	}
	list = append(list, measure.Window{Name: "opening_300s", From: begin, To: begin + first}, measure.Window{Name: "rest", From: begin + first, To: end})
	steps, err := measure.Windows{Step: grid}.Of(s)
	if err != nil {
		return list // longer than any recording
	}
	return append(list, steps[1:]...)
}

// known is a number with six significant decimals; nil for none.
func known(v float64) *float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return nil
	}
	v = rounded(v)
	return &v
}

func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }
