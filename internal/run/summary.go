package run

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
)

// summary counts what a run finds, for the lines at its end. It is a sink of the pipeline.
type summary struct {
	ignore         face.People
	people         map[int]bool
	frames, faces  int64 // frames, and frames with a face
	first, end     int64 // PTS of the first frame, and where the last one ends
	smiles, briefs int
	begun          time.Time
}

func newSummary(ignore face.People) *summary {
	return &summary{ignore: ignore, people: map[int]bool{}, begun: time.Now()}
}

func (s *summary) Result(r *face.Result) error {
	if s.frames == 0 {
		s.first = r.PTS
	}
	s.frames++
	s.end = max(s.end, r.PTS+r.Duration)
	if len(r.Faces) > 0 {
		s.faces++
	}
	for i := range r.Faces {
		if !s.ignore.Has(r.Faces[i].ID) {
			s.people[r.Faces[i].ID] = true
		}
	}
	return nil
}

func (s *summary) Event(e event.Event) error {
	switch {
	case s.ignore.Has(e.Person):
	case e.Kind == event.Fleeting:
		s.briefs++
	case e.Label == face.Happiness:
		s.smiles++
	}
	return nil
}

// sum says what was found and written: always that no face was, and the rest where it is
// wanted.
func (a *annotation) sum(input string, s face.Stream, outs *export.Set, found *summary) {
	if found.faces == 0 {
		a.env.Log.Warn(fmt.Sprintf("%s: no face was found in any of its %s", input, counted(found.frames, "frame", "frames")))
	}
	if a.Summary {
		a.env.note(found.text(input, s.Clock, time.Since(found.begun)))
		if files := outs.Written(); len(files) > 0 {
			a.env.note("wrote " + listed(files))
		}
	}
}

func (s *summary) text(input string, clock face.Clock, took time.Duration) string {
	media := face.Clock{Base: clock.Base}.Seconds(s.end - s.first)
	return fmt.Sprintf("%s: %s, %s, %s, %s, %.1f times as fast as it plays", input,
		counted(int64(len(s.people)), "person", "people"), lasting(media), counted(int64(s.smiles), "smile", "smiles"),
		counted(int64(s.briefs), "fleeting candidate", "fleeting candidates"), media/max(took.Seconds(), 1e-3))
}

// counted is a number with its noun.
func counted(n int64, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// lasting is a length of time in the unit that fits it.
func lasting(seconds float64) string {
	if seconds < 100 {
		return fmt.Sprintf("%.0f s", seconds)
	}
	return fmt.Sprintf("%.0f min", seconds/60)
}

// mostFilesNamed bounds the files that the line names.
const mostFilesNamed = 12

// listed names files; those in the folder of the first without that folder.
func listed(files []string) string {
	folder := filepath.Dir(files[0])
	names := make([]string, 0, len(files))
	for i, f := range files {
		if i > 0 && filepath.Dir(f) == folder {
			f = filepath.Base(f)
		}
		names = append(names, f)
	}
	if more := len(names) - mostFilesNamed; more > 0 {
		return strings.Join(names[:mostFilesNamed], ", ") + fmt.Sprintf(" and %d others", more)
	}
	return strings.Join(names, ", ")
}
