package portrait

import (
	"slices"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/shield"
)

// Face is a face that was chosen, and what else its frame shows.
type Face struct {
	Person  int
	PTS     int64    // of the frame
	Seconds float64  // player's time of the frame
	Box     face.Box // displayed pixels
	Quality float32  // 0 to 1, as the classifier measured it
	Places  []Place  // of all faces in the frame: a picture that is to show no face hides them
}

// Place is where a face is, or where it was shortly before or after if the detector missed it in
// the frame.
type Place struct {
	Person int
	Box    face.Box // displayed pixels
}

// Chooser chooses faces of each person. It takes the results in frame order, after the numbers
// of people are settled, and keeps at most mostSlots faces of a person.
type Chooser struct {
	clock  face.Clock
	shield shield.Shield
	late   []waiting // results to which the shield may still add missed faces
	people map[int]*candidates
}

// waiting is a result with the faces that were found first.
type waiting struct {
	*face.Result
	found int
}

// NewChooser makes one for a recording.
func NewChooser(stream face.Stream) *Chooser {
	hides := func(int) bool { return true }
	return &Chooser{
		clock: stream.Clock, people: map[int]*candidates{},
		shield: shield.Shield{Clock: stream.Clock, Hides: hides, Ahead: shield.Ahead},
	}
}

// Add takes a result, which it does not keep.
func (c *Chooser) Add(r *face.Result) {
	own := &face.Result{PTS: r.PTS, Faces: slices.Clone(r.Faces)}
	c.shield.Cover(own)
	if c.late = append(c.late, waiting{own, len(r.Faces)}); len(c.late) > shield.Ahead {
		c.note(c.late[0])
		c.late = slices.Delete(c.late, 0, 1)
	}
}

// note keeps the faces of a result that are better than what is kept of their time.
func (c *Chooser) note(r waiting) {
	var places []Place // made for the first face that is kept
	for i := range r.Faces[:r.found] {
		f := &r.Faces[i]
		if f.ID == 0 || f.Box.Area() == 0 {
			continue
		}
		person := c.people[f.ID]
		if person == nil {
			person = &candidates{length: shortestSlot}
			c.people[f.ID] = person
		}
		seconds := c.clock.Time(r.PTS).Seconds()
		if !person.wants(seconds, f.Quality) {
			continue
		}
		if places == nil {
			places = placesOf(r.Faces)
		}
		person.keep(Face{Person: f.ID, PTS: r.PTS, Seconds: seconds, Box: f.Box, Quality: f.Quality, Places: places})
	}
}

func placesOf(faces []face.Face) (list []Place) {
	for i := range faces {
		list = append(list, Place{faces[i].ID, faces[i].Box})
	}
	return list
}

// Choose gives up to count faces of each person, in order of time. It ends the recording: no
// result may be added after it.
func (c *Chooser) Choose(count int) map[int][]Face {
	for _, r := range c.late {
		c.note(r)
	}
	c.late = nil
	chosen := map[int][]Face{}
	for number, person := range c.people {
		chosen[number] = person.choose(count)
	}
	return chosen
}
