package page

import (
	"math"
	"time"

	"github.com/facecue/facecue/internal/dyad"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/tabular"
)

const (
	opening      = 5 * time.Minute // against which the rest is set
	grid         = 5 * time.Minute
	mostMeasured = 12 // people of whom the page has measures
	mostPaired   = 6
	answerWithin = 2 // seconds in which an onset counts as answered
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

// pair is what two people show together of happiness.
type pair struct {
	A        int        `json:"a"`
	B        int        `json:"b"`
	Seconds  *float64   `json:"seconds"` // in which both could be judged
	Both     *float64   `json:"both"`    // share in which both show it
	Expected *float64   `json:"expected"`
	Lift     *float64   `json:"lift"`
	Answers  [2]answers `json:"answers"` // of b to a, and of a to b
	Episodes []episode  `json:"episodes"`
}

type answers struct {
	Onsets   int      `json:"onsets"`
	Answered int      `json:"answered"`
	Base     *float64 `json:"base"`
	Latency  *float64 `json:"latency"`
}

type episode struct {
	Onset  float64 `json:"onset"`
	Offset float64 `json:"offset"`
	First  uint8   `json:"first"` // 0 together, 1 a, 2 b
}

func pairs(s *session.Session, people []*session.Person) []pair {
	list := []pair{}
	people = people[:min(len(people), mostPaired)]
	for i, a := range people {
		for _, b := range people[i+1:] {
			joint := dyad.JointTime(s, a, b, face.Happiness)
			if joint.Seconds == 0 {
				continue
			}
			ofA, ofB := onsets(a), onsets(b)
			p := pair{A: a.Number, B: b.Number, Seconds: known(joint.Seconds), Both: known(joint.Both), Expected: known(joint.Expected), Lift: known(joint.Lift()),
				Answers:  [2]answers{answersOf(ofA, ofB, joint.Seconds), answersOf(ofB, ofA, joint.Seconds)},
				Episodes: []episode{}}
			for _, e := range dyad.Episodes(a, b, face.Happiness) {
				p.Episodes = append(p.Episodes, episode{e.Onset, e.Offset, uint8(e.First)})
			}
			list = append(list, p)
		}
	}
	return list
}

func answersOf(leader, other []float64, total float64) answers {
	a := dyad.AnswersWithin(leader, other, answerWithin, total)
	return answers{a.Onsets, a.Answered, known(a.Base), known(a.Latency)}
}

// onsets are the seconds at which a person's states of happiness begin.
func onsets(p *session.Person) (list []float64) {
	for _, e := range p.Events {
		if e.Kind == 0 && e.Label == face.Happiness {
			list = append(list, e.Onset)
		}
	}
	return list
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
