package comparison

import "github.com/facecue/facecue/internal/agreement"

// Result is what a comparison found.
type Result struct {
	Raters    []string // records last
	Machine   []bool   // of each rater, whether it is a record of ours
	Labels    []string
	Rows      []Row
	Tables    []Confusion
	Timelines []Timeline
	Remarks   []string
	Options   Options
	Scale     Scale // "" where labels over time were compared
}

// Confusion is a table of two raters.
type Confusion struct {
	Comparison, Session, Person string
	Unit                        string // what the cells count
	Cells                       agreement.Table
}

// What the cells of tables count.
const (
	InSeconds = "seconds"
	InEvents  = "events"
)

// Timeline is what all raters say of one person in one session.
type Timeline struct {
	Session, Person string
	Tracks          []*Track // one for each rater; nil where there is none
	Support         []Range  // that all judged
	Differences     []Difference
}

// Difference is a stretch of time in which the raters give the same labels, which differ.
type Difference struct {
	Range
	Labels []string // "" where a rater says nothing of the person
}

// Find is the first row with these names; ok is false where there is none.
func (r *Result) Find(comparison, session, person, label, measure string) (row Row, ok bool) {
	for _, row := range r.Rows {
		if row.Comparison == comparison && row.Session == session && row.Person == person && row.Label == label && row.Measure == measure {
			return row, true
		}
	}
	return Row{}, false
}
