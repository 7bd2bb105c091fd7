package measure

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"strings"
)

// Participants is a table of the participants of a study: participants.tsv of the Brain
// Imaging Data Structure 1.9, "Participants file".
type Participants struct {
	Attributes []string // columns after participant_id
	IDs        []string // in the order of the table
	cells      map[string][]string
}

var errNoParticipants = errors.New("the first column of a table of participants is participant_id, and columns stand between tabs")

// ReadParticipants reads the table. A cell n/a is missing. It fails where a row has other
// columns or names a participant again.
func ReadParticipants(in io.Reader) (*Participants, error) {
	p := &Participants{cells: map[string][]string{}}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for number := 1; lines.Scan(); number++ {
		cells := strings.Split(strings.TrimRight(strings.TrimPrefix(lines.Text(), "\ufeff"), "\r"), "\t")
		switch {
		case number == 1 && cells[0] != "participant_id":
			return nil, errNoParticipants
		case number == 1:
			p.Attributes = cells[1:]
			continue
		case len(cells) == 1 && cells[0] == "":
			continue
		case len(cells) != 1+len(p.Attributes):
			return nil, fmt.Errorf("line %d: %d columns, not %d", number, len(cells), 1+len(p.Attributes))
		}
		if err := p.add(cells); err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
	}
	if p.Attributes == nil && len(p.IDs) == 0 && lines.Err() == nil {
		return nil, errNoParticipants
	}
	return p, lines.Err()
}

func (p *Participants) add(cells []string) error {
	id := withSub(cells[0])
	if _, twice := p.cells[id]; twice {
		return fmt.Errorf("participant %s stands there twice", id)
	}
	for i, c := range cells {
		if c == "n/a" {
			cells[i] = ""
		}
	}
	p.IDs = append(p.IDs, id)
	p.cells[id] = cells[1:]
	return nil
}

// withSub spells an identifier with its prefix, which some tables leave out.
func withSub(id string) string {
	if strings.HasPrefix(id, "sub-") {
		return id
	}
	return "sub-" + id
}

// Of gives the cells of a participant, in the order of Attributes. Ok is false, and the cells
// are empty, for a participant that the table does not name.
func (p *Participants) Of(id string) (cells []string, ok bool) {
	if cells, ok = p.cells[id]; ok {
		return cells, true
	}
	return make([]string, len(p.Attributes)), false
}

var (
	subject = regexp.MustCompile(`(?:^|[_/])(sub-[A-Za-z0-9]+)`)
	visit   = regexp.MustCompile(`(?:^|[_/])(ses-[A-Za-z0-9]+)`)
)

// IDs are the participant and the session that a path names, as BIDS has them: sub-01 and
// ses-02 in the name of the file, or else in its folders. Either may be "".
func IDs(path string) (participant, session string) {
	path = filepath.ToSlash(path)
	return lastMatch(subject, path), lastMatch(visit, path)
}

func lastMatch(pattern *regexp.Regexp, path string) string {
	all := pattern.FindAllStringSubmatch(path, -1)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1][1]
}
