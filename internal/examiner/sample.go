package examiner

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/internal/dataset"
	"github.com/facecue/facecue/internal/evaluation"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
)

// sample finds the scores of one item; false where there is no face.
func (e *examiner) sample(ctx context.Context, item dataset.Item) (s evaluation.Sample, found bool, err error) {
	f, err := load(ctx, item)
	if err != nil {
		return s, false, err
	}
	defer f.Close()
	if err := e.findFace(f, item); err != nil || len(f.Result.Faces) == 0 {
		return s, false, err
	}
	begun := time.Now()
	if err := e.score.Process(f); err != nil {
		return s, false, err
	}
	e.times = append(e.times, time.Since(begun).Seconds()*1000)
	return evaluation.Sample{Truth: item.Truth, Scores: f.Result.Faces[0].Scores}, true, nil
}

// load decodes a picture, or makes one of pixels that are a face already.
func load(ctx context.Context, item dataset.Item) (*frame.Frame, error) {
	if item.Path == "" {
		return frame.FromGray(item.Face)
	}
	r, err := decode.Open(ctx, item.Path, decode.Options{Stream: -1})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Read()
}

// findFace sets the faces of a picture to the one that counts, or to none.
func (e *examiner) findFace(f *frame.Frame, item dataset.Item) error {
	if e.isCrop(f, item) {
		w, h := f.DisplayedSize()
		f.Result.Status, f.Result.Faces = face.Found, []face.Face{e.whole(float32(w), float32(h))}
		return nil
	}
	for _, filter := range e.find {
		// A tracker that is configured again knows nobody of the picture before.
		if err := filter.Configure(face.Stream{Still: true}); err != nil {
			return err
		}
		if err := filter.Process(f); err != nil {
			return err
		}
	}
	f.Result.Faces = best(f.Result.Faces)
	return nil
}

// isCrop tells whether a picture is a tight crop of a face.
func (e *examiner) isCrop(f *frame.Frame, item dataset.Item) bool {
	if item.Path == "" {
		return true
	}
	w, h := f.DisplayedSize()
	if e.crops == NoneAreCrops || e.crops == SmallAreCrops && max(w, h) > maxCrop {
		return false
	}
	e.cropped++
	return true
}

// whole is a face that fills the picture, as the network's card crops it.
func (e *examiner) whole(w, h float32) (f face.Face) {
	inner := float32(1 / (1 + 2*e.card.Crop.Margin))
	f.Box = face.Box{X: w * (1 - inner) / 2, Y: h * (1 - inner) / 2, W: w * inner, H: h * inner}
	for i, p := range e.card.Crop.Template {
		f.Points[i] = face.Point{X: float32(p[0]) * w, Y: float32(p[1]) * h}
	}
	return f
}

// scoreGap is how much lower than the highest score the score of the face that counts may be.
const scoreGap = 0.15

// best keeps the largest of the faces whose score is near the highest: a surer face than the
// largest one may be the only true one, and a bystander's face may be the surest by a little.
func best(faces []face.Face) []face.Face {
	if len(faces) == 0 {
		return nil
	}
	highest := slices.MaxFunc(faces, func(a, b face.Face) int { return cmp.Compare(a.Score, b.Score) }).Score
	sure := slices.DeleteFunc(slices.Clone(faces), func(f face.Face) bool { return f.Score < highest-scoreGap })
	return []face.Face{slices.MaxFunc(sure, func(a, b face.Face) int { return cmp.Compare(a.Box.Area(), b.Box.Area()) })}
}
