package record

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// parquetRow is one frame and face. The columns of a face are null where the frame
// has none, scores also where it was never classified.
type parquetRow struct {
	Frame    int64   `parquet:"frame,delta"`
	PTS      int64   `parquet:"pts,delta"`
	Duration int64   `parquet:"duration,dict"`
	Time     float64 `parquet:"time"` // seconds as a player shows them
	MadePTS  bool    `parquet:"pts_made"`
	Status   string  `parquet:"status,dict"`
	Person   *int64  `parquet:"person,optional,dict"`
	Name     *string `parquet:"name,optional,dict"` // of the person; older files lack the column

	X     *float32 `parquet:"x,optional"`
	Y     *float32 `parquet:"y,optional"`
	W     *float32 `parquet:"w,optional"`
	H     *float32 `parquet:"h,optional"`
	Score *float32 `parquet:"score,optional"`

	Neutral   *float32 `parquet:"neutral,optional"`
	Happiness *float32 `parquet:"happiness,optional"`
	Surprise  *float32 `parquet:"surprise,optional"`
	Sadness   *float32 `parquet:"sadness,optional"`
	Anger     *float32 `parquet:"anger,optional"`
	Disgust   *float32 `parquet:"disgust,optional"`
	Fear      *float32 `parquet:"fear,optional"`
	Contempt  *float32 `parquet:"contempt,optional"`

	Label   *string  `parquet:"label,optional,dict"`
	Quality *float32 `parquet:"quality,optional"`
	State   *string  `parquet:"state,optional,dict"`

	RightEyeX   *float32 `parquet:"right_eye_x,optional"`
	RightEyeY   *float32 `parquet:"right_eye_y,optional"`
	LeftEyeX    *float32 `parquet:"left_eye_x,optional"`
	LeftEyeY    *float32 `parquet:"left_eye_y,optional"`
	NoseX       *float32 `parquet:"nose_x,optional"`
	NoseY       *float32 `parquet:"nose_y,optional"`
	RightMouthX *float32 `parquet:"right_mouth_x,optional"`
	RightMouthY *float32 `parquet:"right_mouth_y,optional"`
	LeftMouthX  *float32 `parquet:"left_mouth_x,optional"`
	LeftMouthY  *float32 `parquet:"left_mouth_y,optional"`

	Found   *string `parquet:"found,optional,dict"` // records of older versions do not have this column and the next
	Refused *int64  `parquet:"refused,optional,dict"`
}

// parquetFace is what a row points to.
type parquetFace struct {
	face.Face
	person       int64
	label, state string
	name, found  string
}

func parquetFaceOf(f *face.Face, name string) parquetFace {
	return parquetFace{Face: *f, person: int64(f.ID), name: name, label: f.Label.String(), state: f.State.String(), found: f.By.String()}
}

// point lets a row's columns point into the face.
func (p *parquetFace) point(row *parquetRow) {
	row.Person, row.Name, row.Score, row.Quality = &p.person, &p.name, &p.Score, &p.Quality
	row.X, row.Y, row.W, row.H = &p.Box.X, &p.Box.Y, &p.Box.W, &p.Box.H
	for i, c := range row.points() {
		*c[0], *c[1] = &p.Points[i].X, &p.Points[i].Y
	}
	if p.Scores != (face.Scores{}) {
		for i, c := range row.scores() {
			*c = &p.Scores[i]
		}
	}
	if p.Label != face.None {
		row.Label = &p.label
	}
	if p.State != face.None {
		row.State = &p.state
	}
	if p.By != face.WayUnknown {
		row.Found = &p.found
	}
}

// scores are the columns of the expressions, in their order.
func (r *parquetRow) scores() [face.NumLabels]**float32 {
	return [...]**float32{&r.Neutral, &r.Happiness, &r.Surprise, &r.Sadness, &r.Anger, &r.Disgust, &r.Fear, &r.Contempt}
}

// points are the columns of the landmarks, x and y, in their order.
func (r *parquetRow) points() [5][2]**float32 {
	return [...][2]**float32{
		{&r.RightEyeX, &r.RightEyeY}, {&r.LeftEyeX, &r.LeftEyeY}, {&r.NoseX, &r.NoseY},
		{&r.RightMouthX, &r.RightMouthY}, {&r.LeftMouthX, &r.LeftMouthY},
	}
}

// face reads a row back; ok is false where the frame has none.
func (r *valued) face() (f face.Face, ok bool, err error) {
	if r.Person == nil {
		return f, false, nil
	}
	f.ID, f.Score, f.Quality = int(*r.Person), value(r.Score), value(r.Quality)
	f.Estimates = r.estimates
	f.Box = face.Box{X: value(r.X), Y: value(r.Y), W: value(r.W), H: value(r.H)}
	for i, c := range r.points() {
		f.Points[i] = face.Point{X: value(*c[0]), Y: value(*c[1])}
	}
	for i, c := range r.scores() {
		f.Scores[i] = value(*c)
	}
	if f.Label, err = face.ParseLabel(value(r.Label)); err != nil {
		return f, true, err
	}
	if f.State, err = face.ParseLabel(value(r.State)); err != nil {
		return f, true, err
	}
	if f.By, err = face.ParseWay(value(r.Found)); err != nil {
		return f, true, err
	}
	return f, true, format.CheckFinite(&f)
}

// lead fills the frame's own fields of a result.
func (r *parquetRow) lead(to *face.Result) error {
	status, err := face.ParseStatus(r.Status)
	if err != nil {
		return err
	}
	if r.Frame < 0 {
		return fmt.Errorf("%w: frame %d", ErrOrder, r.Frame)
	}
	*to = face.Result{Frame: r.Frame, PTS: r.PTS, Duration: r.Duration, MadePTS: r.MadePTS, Status: status, Refused: int(value(r.Refused)), Faces: to.Faces[:0]}
	return nil
}

func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
