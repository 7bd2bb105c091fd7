package people

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Seen is when the faces of a number were seen.
type Seen struct {
	First   time.Duration // player's time of the first frame
	Visible time.Duration // sum of the durations of the frames
}

// Write writes a sheet; seen, by number, may be nil. Read reads it again.
func Write(to io.Writer, rows []Row, seen map[int]Seen) error {
	out := csv.NewWriter(to)
	head := Columns()
	if seen != nil {
		head = slices.Concat(head, SeenColumns())
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, r := range rows {
		cells := r.Cells()
		if s, ok := seen[r.Number]; ok {
			cells = append(cells, seconds(s.First), seconds(s.Visible))
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Cells are the row as a written sheet has it, in the order of Columns.
func (r Row) Cells() []string {
	cells := []string{strconv.Itoa(r.Number), r.Name, r.Role, handlings[r.Handling][0], "", "", ""}
	if r.Part.From != 0 {
		cells[4] = seconds(r.Part.From)
	}
	if r.Part.HasTo {
		cells[5] = seconds(r.Part.To)
	}
	if r.JoinedTo != 0 {
		cells[6] = strconv.Itoa(r.JoinedTo)
	}
	return cells
}

// seconds writes a time as decimal seconds with three decimals at least.
func seconds(t time.Duration) string {
	text := strconv.FormatFloat(t.Seconds(), 'f', 9, 64)
	kept := len(text) - 6
	return text[:kept] + strings.TrimRight(text[kept:], "0")
}
