package export

import (
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/wording"
)

// People is what outputs say of people: who is who, their names, who is left out, and what
// labels are called.
type People struct {
	Sheet     *people.Sheet // which numbers are one person; Names and Ignore have what it says of them
	Names     wording.Names
	Ignore    face.People
	Words     wording.Words
	Only      Only
	PerPerson bool // each person's part in a file as well
}

// Header is what the outputs of a recording know before the first frame. The file is that
// of the recording, or else of its record.
func (p People) Header(file string, s face.Stream, made face.Provenance) format.Header {
	return format.Header{Recording: recordingName(file), Stream: s, Provenance: made, Names: p.Names, Words: p.Words, Sheet: p.Sheet}
}

// ignoreFilter is a text output that leaves out the people of --ignore.
type ignoreFilter struct {
	format.Writer
	ignore face.People
}

// withoutIgnored wraps an output from which people are left out.
func withoutIgnored(w format.Writer, ignore face.People) format.Writer {
	if len(ignore) == 0 {
		return w
	}
	return ignoreFilter{w, ignore}
}

func (d ignoreFilter) Result(r *face.Result) error { return d.Writer.Result(r.Without(d.ignore)) }

func (d ignoreFilter) Event(e event.Event) error {
	if d.ignore.Has(e.Person) {
		return nil
	}
	return d.Writer.Event(e)
}
