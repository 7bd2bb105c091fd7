package page

import (
	"io"
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/measure"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/tabular"
	"github.com/facecue/facecue/internal/wording"
)

// mostIndexed is how many people of a session an index has: those who are seen longest.
const mostIndexed = 6

// Entry is one session of an index.
type Entry struct {
	Name        string // of the record's file, without its extension
	Folder      string // of the record as seen from the folder that was asked for; "" for that folder
	Participant string // as measure.IDs says; "" where none is known
	Session     string
	Page        string // the session's page as seen from the index, with slashes; "" without one
	Fault       string // why the record was not read to its end; "" if it was

	seconds  float64
	people   []indexed
	unlisted int
	made     face.Provenance
}

// indexed is a person of an entry.
type indexed struct {
	number int
	name   string
	given  bool // the name is the user's
	strip  packed
	row    measure.Row
}

// Add takes the strips and measures of the people of a session; roles are by name. The session is not kept.
func (e *Entry) Add(s *session.Session, roles map[string]string) {
	listed, _ := longest(s)
	e.unlisted = max(0, len(listed)-mostIndexed)
	e.seconds, e.made = s.End()-s.Begin(), s.Provenance
	whole := []measure.Window{{Name: "all", From: s.Begin(), To: s.End()}}
	for _, p := range listed[:min(len(listed), mostIndexed)] {
		one := indexed{number: p.Number, name: p.Name, given: p.Name != wording.Names{}.Of(p.Number), strip: stripOf(s, p), row: measure.Person(s, p, whole, 0)[0]}
		one.row.Recording, one.row.Participant, one.row.Session, one.row.Role = e.Name, e.Participant, e.Session, roles[p.Name]
		e.people = append(e.people, one)
	}
	slices.SortStableFunc(e.people, func(a, b indexed) int { return a.number - b.number })
}

// indexDocument is the data part of an index, as JSON.
type indexDocument struct {
	Format    int            `json:"format"`
	Version   string         `json:"version"`
	Notice    string         `json:"notice"`
	Language  string         `json:"language"`
	Words     []string       `json:"words"`
	StripBins int            `json:"stripBins"`
	Columns   []column       `json:"columns"`
	Sessions  []indexSession `json:"sessions"` // in the order of their names
}

type indexSession struct {
	Name        string        `json:"name"`
	Folder      string        `json:"folder"`
	Participant string        `json:"participant"`
	Session     string        `json:"session"`
	Page        string        `json:"page"`
	Fault       string        `json:"fault"`
	Seconds     float64       `json:"seconds"`
	Made        string        `json:"made"`
	Unlisted    int           `json:"unlisted"`
	People      []indexPerson `json:"people"`
}

type indexPerson struct {
	Number int             `json:"number"`
	Name   string          `json:"name"`
	Given  bool            `json:"given"`
	Role   string          `json:"role"`
	Strip  packed          `json:"strip"`
	Row    []tabular.Value `json:"row"` // of Columns
}

// WriteIndex writes one HTML file that lists sessions: strips, measures that can be sorted, links to
// their pages, and each named person over the sessions. It follows the policy of a session's page.
func WriteIndex(out io.Writer, version string, words wording.Words, entries []Entry) error {
	table := measure.Wide(nil, measure.Further{Estimates: estimatesOf(entries)})
	d := indexDocument{Format: formatVersion, Version: version, Notice: face.Notice, Language: languageOf(words), Words: wordsOf(words), StripBins: stripBins, Sessions: []indexSession{}}
	columns := shown(table.Columns)
	for _, i := range columns {
		c := table.Columns[i]
		d.Columns = append(d.Columns, column{c.Name, c.Unit, c.Description})
	}
	for _, e := range entries {
		one := indexSession{e.Name, e.Folder, e.Participant, e.Session, e.Page, e.Fault, rounded(e.seconds), e.made.String(), e.unlisted, []indexPerson{}}
		for _, p := range e.people {
			row := table.Rows(&p.row)[0]
			var cells []tabular.Value
			for _, i := range columns {
				cells = append(cells, row[i])
			}
			one.People = append(one.People, indexPerson{p.number, p.name, p.given, p.row.Role, p.strip, cells})
		}
		d.Sessions = append(d.Sessions, one)
	}
	return fill(out, indexTemplate, d)
}

// estimatesOf are the estimates of the networks of all records, each once.
func estimatesOf(entries []Entry) (list []face.Estimate) {
	for _, e := range entries {
		for _, one := range e.made.Estimates {
			if !slices.Contains(list, one) {
				list = append(list, one)
			}
		}
	}
	return list
}
