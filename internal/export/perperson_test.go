package export

import (
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// TestPersonsAreBounded bounds the files that are open at once, and says so once.
func TestPersonsAreBounded(t *testing.T) {
	var opened, said int
	c := newPerPersonWriter(&history{}, func(int) (format.Writer, error) { opened++; return &silent{}, nil }, func() { said++ })
	for id := 1; id <= mostPeople+5; id++ {
		r := face.Result{Frame: int64(id), Faces: []face.Face{kit.Classified(id, face.Fear, 0.9, 10)}}
		r.DeriveStatus()
		if err := c.Result(&r); err != nil {
			t.Fatal(err)
		}
		if err := c.Event(event.Event{Person: id}); err != nil {
			t.Fatal(err)
		}
	}
	if opened != mostPeople || said != 1 || c.Close() != nil {
		t.Errorf("%d files, said %d times", opened, said)
	}
	if first, last := c.each[1].(*silent), c.each[mostPeople].(*silent); first.results != mostPeople+5 || last.results != mostPeople+5 || first.faces != 1 || last.events != 1 {
		t.Errorf("first %+v, last %+v: each file wants every frame", first, last)
	}
}

// silent counts what it is given.
type silent struct{ results, faces, events int }

func (s *silent) Result(r *face.Result) error { s.results++; s.faces += len(r.Faces); return nil }
func (s *silent) Event(event.Event) error     { s.events++; return nil }
func (s *silent) Close() error                { return nil }
