package record

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// row is a line of a record as JSON has it.
type row struct {
	Frame    *int64    `json:"frame"`
	PTS      int64     `json:"pts"`
	Duration int64     `json:"duration"`
	MadePTS  bool      `json:"pts_made"`
	Status   string    `json:"status"`
	Faces    []rowFace `json:"faces"`
	Refused  int       `json:"refused"`
}

type rowFace struct {
	ID      int           `json:"id"`
	Box     [4]float32    `json:"box"`
	Score   float32       `json:"score"`
	Found   string        `json:"found"`
	Points  [5][2]float32 `json:"points"`
	Scores  *rowScores    `json:"scores"`
	Label   string        `json:"label"`
	Quality float32       `json:"quality"`
	State   string        `json:"state"`

	Estimates map[string]float32 `json:"estimates"`
}

// rowScores is null for a face that was never classified.
type rowScores struct {
	Neutral   float32 `json:"neutral"`
	Happiness float32 `json:"happiness"`
	Surprise  float32 `json:"surprise"`
	Sadness   float32 `json:"sadness"`
	Anger     float32 `json:"anger"`
	Disgust   float32 `json:"disgust"`
	Fear      float32 `json:"fear"`
	Contempt  float32 `json:"contempt"`
}

func (s *rowScores) scores() face.Scores {
	if s == nil {
		return face.Scores{}
	}
	return face.Scores{s.Neutral, s.Happiness, s.Surprise, s.Sadness, s.Anger, s.Disgust, s.Fear, s.Contempt}
}

var errNoFrame = errors.New("no frame number")

// reset clears the row for the next line but keeps its memory.
func (r *row) reset() {
	clear(r.Faces[:cap(r.Faces)])
	*r = row{Faces: r.Faces[:0]}
}

// into fills a result, whose face slice is used again.
func (r *row) into(to *face.Result, estimates []face.Estimate) error {
	if r.Frame == nil || *r.Frame < 0 {
		return errNoFrame
	}
	status, err := face.ParseStatus(r.Status)
	if err != nil {
		return err
	}
	*to = face.Result{Frame: *r.Frame, PTS: r.PTS, Duration: r.Duration, MadePTS: r.MadePTS, Status: status, Refused: r.Refused, Faces: to.Faces[:0]}
	for i := range r.Faces {
		f, err := r.Faces[i].face(estimates)
		if err != nil {
			return fmt.Errorf("face %d: %w", i+1, err)
		}
		to.Faces = append(to.Faces, f)
	}
	return nil
}

func (r *rowFace) face(estimates []face.Estimate) (f face.Face, err error) {
	f = face.Face{
		ID: r.ID, Score: r.Score, Quality: r.Quality,
		Box: face.Box{X: r.Box[0], Y: r.Box[1], W: r.Box[2], H: r.Box[3]},
	}
	for i, p := range r.Points {
		f.Points[i] = face.Point{X: p[0], Y: p[1]}
	}
	if f.By, err = face.ParseWay(r.Found); err != nil {
		return f, err
	}
	f.Scores = r.Scores.scores()
	if f.Estimates, err = r.estimates(estimates); err != nil {
		return f, err
	}
	if f.Label, err = face.ParseLabel(r.Label); err != nil {
		return f, err
	}
	if f.State, err = face.ParseLabel(r.State); err != nil {
		return f, err
	}
	return f, format.CheckFinite(&f)
}

// estimates are those of the face in the order of the header; nil for a face without them. Keys that the
// header does not name are refused, as it does not say what they mean.
func (r *rowFace) estimates(called []face.Estimate) (list []float32, err error) {
	if r.Estimates == nil {
		return nil, nil
	}
	for _, e := range called {
		v, ok := r.Estimates[e.Name]
		if !ok {
			return nil, fmt.Errorf("%w: it has no %s", format.ErrEstimates, e.Name)
		}
		list = append(list, v)
	}
	if len(r.Estimates) > len(list) {
		return nil, format.ErrEstimates
	}
	return list, nil
}
