package run

import (
	"cmp"
	"context"
	"fmt"
	"image/png"
	"io"
	"slices"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/peoplesheet"
	"github.com/facecue/facecue/internal/still"
)

// Bounds of a sheet of faces.
const (
	faceSide   = 200 // pixels
	mostPeople = 60  // those who are seen longest
)

// faceSheet makes the sheet of faces of a job. The faces are read from the recording once.
type faceSheet struct {
	job   Casting
	cast  *cast
	sheet *peoplesheet.Sheet
}

// write writes the sheet in the format of a file's name.
func (s *faceSheet) write(ctx context.Context, env Env, name string, to io.Writer) error {
	if s.sheet == nil {
		if err := s.make(ctx, env, name); err != nil {
			return err
		}
	}
	if extension(name) == ".html" {
		return s.sheet.Page(to)
	}
	picture, err := s.sheet.Picture()
	if err != nil {
		return err
	}
	return png.Encode(to, picture)
}

// make reads the faces.
func (s *faceSheet) make(ctx context.Context, env Env, name string) error {
	recording, err := s.recording(ctx, name)
	if err != nil {
		return err
	}
	shown := seenLongest(s.cast.people)
	if left := len(s.cast.people) - len(shown); left > 0 {
		env.Log.Warn(fmt.Sprintf("%s: shows the %d people who are seen longest; %d more are in the table", name, len(shown), left))
	}
	who, roles := s.job.People, s.job.People.Sheet.Roles()
	hidden := func(person int) bool { return s.job.Blur || who.Ignore.Has(person) }
	faces := s.cast.chooser.Choose(peoplesheet.Columns)
	sheet := &peoplesheet.Sheet{Recording: stem(recording), Made: s.cast.made.String()}
	for _, p := range shown {
		pictures, err := still.Portraits(ctx, recording, faces[p.Number], faceSide, hidden)
		if err != nil {
			return err
		}
		row := peoplesheet.Row{Person: p, Name: who.Names.Of(p.Number), Role: roles[p.Number], Ignored: who.Ignore.Has(p.Number)}
		for i, f := range faces[p.Number] {
			row.Faces = append(row.Faces, peoplesheet.Face{Picture: pictures[i], Seconds: f.Seconds})
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	s.sheet = sheet
	return nil
}

// recording is the file from which faces are read.
func (s *faceSheet) recording(ctx context.Context, name string) (string, error) {
	found := Rendering{Record: s.job.Record, Recording: s.job.Recording}.besideRecord(ctx, s.cast.stream)
	switch {
	case found == "":
		return "", outcome.Usagef("-o %s: shows faces of the recording, and none that fits lies beside %s: name it with --recording FILE", name, s.job.Record)
	case s.job.Recording != "":
		if err := sameRecording(ctx, found, decodeOptions, s.cast.stream); err != nil {
			return "", err
		}
	}
	if err := decode.CheckRereadable(found); err != nil {
		return "", outcome.Usagef("-o %s: %w", name, err)
	}
	return found, nil
}

// seenLongest are at most mostPeople, those who are seen longest, in order of number.
func seenLongest(all []people.Person) []people.Person {
	list := slices.Clone(all)
	slices.SortStableFunc(list, func(a, b people.Person) int { return cmp.Compare(b.Visible, a.Visible) })
	list = list[:min(len(list), mostPeople)]
	slices.SortFunc(list, func(a, b people.Person) int { return cmp.Compare(a.Number, b.Number) })
	return list
}
