package run

import (
	"fmt"
	"log/slog"
	"strconv"
	"strings"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/people"
)

// corrections is a filter that gives faces the numbers that the user's sheet says, and
// finds out whether everybody of whom the user speaks is in the recording.
type corrections struct {
	people    export.People
	corrector *people.Corrector
	doubtful  *doubtful
}

func newCorrections(p export.People) *corrections {
	return &corrections{people: p, doubtful: &doubtful{}}
}

// Configure begins a recording.
func (c *corrections) Configure(stream face.Stream) error {
	c.corrector = people.NewCorrector(c.people.Sheet, stream.Clock)
	return nil
}

// Process corrects the numbers of the faces of a frame.
func (c *corrections) Process(f *frame.Frame) error { return c.apply(&f.Result) }

func (c *corrections) Close() error { return nil }

func (c *corrections) apply(r *face.Result) error { return c.corrector.Apply(r) }

// absent is the error for people who are spoken of and whom the recording does not show.
func (c *corrections) absent() error {
	absent := c.corrector.Missing()
	for _, id := range c.corrector.Absent(c.people.Ignore) {
		if !absent.Has(id) {
			absent = append(absent, id)
		}
	}
	if len(absent) == 0 {
		return nil
	}
	there := "nobody"
	if seen := c.corrector.Seen(); len(seen) > 0 {
		there = list(seen)
	}
	return fmt.Errorf("no face has the number %s; the people of the recording are: %s", list(absent), there)
}

// warn says what absent says where it is no error.
func (c *corrections) warn(log *slog.Logger) {
	if err := c.absent(); err != nil {
		log.Warn(err.Error())
	}
}

// mostListed bounds the numbers in a message.
const mostListed = 20

func list(p face.People) string {
	var parts []string
	for i, id := range p {
		if i == mostListed {
			return strings.Join(parts, ", ") + fmt.Sprintf(" and %d more", len(p)-i)
		}
		parts = append(parts, strconv.Itoa(id))
	}
	return strings.Join(parts, ", ")
}
