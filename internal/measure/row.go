package measure

import (
	"github.com/facecue/facecue/internal/session"
)

// Row is a person in a window of a recording, with what is known of them.
type Row struct {
	Recording   string // name of the record's file without its extension
	Participant string // BIDS participant, such as sub-01; "" where none is known
	Session     string // BIDS session, such as ses-02
	Person      string // "" where nobody was seen
	Role        string
	Made        string // what made the record
	Window      Window
	*Measures
	Fleet       Rate
	Control     Control
	Against     Against
	Extra       []string // cells of the participants' table
	Transitions []Transition
	Estimates   map[string]EstimateMeasures // by name
	Signals     []SignalMeasures
}

// Person measures a person, and signals beside the recording, in each window. Controls are made
// as many times as asked.
func Person(s *session.Session, p *session.Person, windows []Window, controls int, signals ...Beside) (rows []Row) {
	var control Control
	if controls > 0 {
		control = Shuffled(s, p, controls, 1)
	}
	parts := map[Speaking]*session.Person{}
	for _, w := range windows {
		part, ok := parts[w.Speaking]
		if !ok {
			part = w.Speaking.part(s, p)
			parts[w.Speaking] = part
		}
		r := Row{Person: p.Name, Window: w, Measures: of(s, p, part, w), Control: control, Transitions: Transitions(part, w)}
		r.addFleeting()
		r.Estimates = OfEstimates(s, part, w)
		for _, b := range signals {
			r.Signals = append(r.Signals, OfSignal(s, part, w, b))
		}
		rows = append(rows, r)
	}
	return rows
}

// addFleeting sets the rate of fleeting candidates beside that of the control.
func (r *Row) addFleeting() {
	minutes := r.Analysable / 60
	if r.Unscored {
		minutes, r.Control = 0, Control{} // no rates
		r.Transitions = nil
	}
	r.Fleet = PoissonRate(r.Fleeting, minutes)
	r.Against = Compare(r.Fleeting, minutes, r.Control.Events, r.Control.Minutes)
}
