// Package peoplesheet shows who is in a recording: some pictures of each person's face, on one
// picture or as one HTML file, which needs no other file and no network.
package peoplesheet

import (
	"image"

	"github.com/facecue/facecue/internal/contactsheet"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/wording"
)

// Sheet is who is shown.
type Sheet struct {
	Recording string // its name, or "" where it is not named
	Made      string // what made the record, in a sentence
	Rows      []Row
}

// Row is a person.
type Row struct {
	people.Person
	Name, Role string
	Ignored    bool   // left out of outputs
	Faces      []Face // in order of time
}

// Face is a picture of a face.
type Face struct {
	Picture *image.RGBA // all pictures of a sheet have one size
	Seconds float64     // player's time
}

// Columns is how many faces of a person fit beside each other.
const Columns = 3

// Picture sets the people under each other, with Columns faces at most of each.
func (s Sheet) Picture() (*image.RGBA, error) {
	var cells []contactsheet.Cell
	for _, r := range s.Rows {
		for i := range Columns {
			cells = append(cells, r.cell(i))
		}
	}
	return contactsheet.Compose(cells, Columns)
}

// title is the number and the name, once where they are the same.
func (r Row) title() string {
	number := wording.Names(nil).Of(r.Number)
	if r.Name == number {
		return number
	}
	return number + " " + r.Name
}

// cell is one place of a row. The name and the number stand under the first face.
func (r Row) cell(i int) contactsheet.Cell {
	c := contactsheet.Cell{Picture: image.NewRGBA(image.Rectangle{})}
	at := ""
	if i < len(r.Faces) {
		c.Picture, at = r.Faces[i].Picture, clock(r.Faces[i].Seconds)
	}
	if i > 0 {
		c.Lines = []string{at}
		return c
	}
	c.Lines = []string{r.title(), at, "seen for " + clock(r.Visible.Seconds())}
	if r.Ignored {
		c.Lines[2] += ", left out"
	}
	return c
}
