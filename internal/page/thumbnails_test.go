package page

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/session"
	"github.com/facecue/facecue/internal/test/kit"
)

// listed are pictures that note what is asked for. Those of the person broken cannot be read.
type listed struct {
	size, broken int
	moments      []int64
	people       []int
	clear        bool
}

func (l *listed) Moment(pts int64, width int, clear bool) ([]byte, error) {
	l.moments, l.clear = append(l.moments, pts), clear
	return make([]byte, l.size), nil
}

func (l *listed) Face(person, side int, clear bool) ([]byte, error) {
	l.people, l.clear = append(l.people, person), clear
	if person == l.broken {
		return nil, errors.New("no such frame")
	}
	return make([]byte, l.size), nil
}

// pageWith is the data of a page of the made-up session with pictures, and what the page lacks.
func pageWith(t *testing.T, options string, pictures format.Pictures) (d *written, lacks string, results []face.Result) {
	t.Helper()
	stream, made, results := kit.EstimatedSession()
	f := kit.Format(t, "page")
	v, err := f.Options.Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w, err := f.New(&b, v, format.Header{Stream: stream, Provenance: made, Pictures: pictures})
	if err != nil {
		t.Fatal(err)
	}
	for i := range results {
		if err := w.Result(&results[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return dataOf(t, b.Bytes()), strings.Join(w.(*writer).remarks, "\n"), results
}

// TestThumbnails: each listed person has a face and each moment a picture, until there is no room.
func TestThumbnails(t *testing.T) {
	few := &listed{size: 3}
	d, lacks, results := pageWith(t, "", few)
	want := base64.StdEncoding.EncodeToString(make([]byte, 3))
	if len(few.people) != len(d.People) || len(d.People) == 0 || len(few.moments) != len(d.Moments) || few.clear || lacks != "" || d.Thumbnails != blurredFaces {
		t.Errorf("people %v of %d, moments %v of %d; %s", few.people, len(d.People), few.moments, len(d.Moments), lacks)
	}
	for _, p := range d.People {
		if p.Face != want {
			t.Errorf("person %d has the face %q", p.Number, p.Face)
		}
	}
	for _, pts := range few.moments {
		if pts < results[0].PTS || pts > results[len(results)-1].PTS {
			t.Errorf("a moment at the PTS %d", pts)
		}
	}
	large := &listed{size: mostThumbnails + 1}
	if pageWith(t, "thumbnails=clear", large); len(large.people)+len(large.moments) != 1 || !large.clear {
		t.Errorf("%d pictures were read after there was no room", len(large.people)+len(large.moments)-1)
	}
	broken := &listed{size: 3, broken: d.People[0].Number}
	if _, lacks, _ := pageWith(t, "", broken); !strings.Contains(lacks, "lacks thumbnails: no such frame") || len(broken.people) != 1 {
		t.Errorf("said %q after %v", lacks, broken.people)
	}
	none := &listed{}
	if pageWith(t, "thumbnails=none", none); len(none.people)+len(none.moments) > 0 {
		t.Error("pictures were read that the page does not have")
	}
}

// TestPTSAt is that of the frame that a player shows at a time.
func TestPTSAt(t *testing.T) {
	s := &session.Session{}
	for i := range 3 {
		s.Frames = append(s.Frames, session.Frame{Time: float64(i) / 10, PTS: int64(100 * i)})
	}
	for seconds, want := range map[float64]int64{0: 0, 0.1: 100, 0.15: 100, 0.1999999: 200, -1: 0} {
		if got := ptsAt(s, seconds); got != want {
			t.Errorf("at %v s the PTS %d, want %d", seconds, got, want)
		}
	}
}
