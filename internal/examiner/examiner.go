// Package examiner measures an expression network on labelled pictures. It knows nothing of
// recordings and outputs.
package examiner

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/dataset"
	"github.com/facecue/facecue/internal/evaluation"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/models"
)

// examiner classifies labelled pictures as annotate does.
type examiner struct {
	card             *models.Card
	detect, classify filter.Filter
	times            []float64 // of crop and network, a face each, milliseconds
}

// Examine runs an expression network over a collection of labelled pictures, as annotate
// runs it, and reports how well its scores agree with the labels.
func Examine(ctx context.Context, env run.Env, set dataset.Set, name string) (r evaluation.Report, err error) {
	e, err := newExaminer(env, name)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, e.detect.Close(), e.classify.Close()) }()
	var samples []evaluation.Sample
	missing := 0
	for item, err := range set.Items {
		if err != nil {
			return r, err
		}
		if err := ctx.Err(); err != nil {
			return r, err
		}
		s, found, err := e.sample(ctx, item)
		if err != nil {
			return r, fmt.Errorf("%s: %w", item.Name, err)
		}
		if !found {
			missing++
			continue
		}
		samples = append(samples, s)
	}
	r = evaluation.New(samples)
	r.Missing, r.Model, r.SHA256, r.Data, r.Median = missing, e.card.Name, e.card.SHA256, set.Name, median(e.times)
	return r, nil
}

func newExaminer(env run.Env, name string) (e *examiner, err error) {
	_, registry, err := env.Networks()
	if err != nil {
		return nil, err
	}
	entry, err := registry.Show(name)
	if err != nil {
		return nil, err
	}
	if entry.Card.Kind == models.Expression && len(entry.Card.Labels) == 0 {
		return nil, fmt.Errorf("network %s gives no scores of expressions, which pictures are labelled with", name)
	}
	sure, err := registry.Show(models.DefaultDetector)
	if err != nil {
		return nil, err
	}
	filters := filter.Env{Models: registry, Logger: env.Log}
	e = &examiner{card: entry.Card}
	if e.classify, err = filter.New(filters, "classify", "model="+name); err != nil {
		return nil, err
	}
	if e.detect, err = filter.New(filters, "detect", fmt.Sprint("size=640:low=", sure.Card.Threshold.High)); err != nil {
		return nil, errors.Join(err, e.classify.Close())
	}
	return e, nil
}

// sample finds the scores of one item; false where there is no face.
func (e *examiner) sample(ctx context.Context, item dataset.Item) (s evaluation.Sample, found bool, err error) {
	f, err := e.load(ctx, item)
	if err != nil {
		return s, false, err
	}
	defer f.Close()
	if item.Path != "" {
		if err := e.detect.Process(f); err != nil {
			return s, false, err
		}
		f.Result.Faces = largest(f.Result.Faces)
	}
	begun := time.Now()
	if err := e.classify.Process(f); err != nil {
		return s, false, err
	}
	if len(f.Result.Faces) == 0 {
		return s, false, nil
	}
	e.times = append(e.times, time.Since(begun).Seconds()*1000)
	return evaluation.Sample{Truth: item.Truth, Scores: f.Result.Faces[0].Scores}, true, nil
}

// load decodes a picture, or makes one of pixels that are a face already.
func (e *examiner) load(ctx context.Context, item dataset.Item) (*frame.Frame, error) {
	if item.Path != "" {
		return firstPicture(ctx, item.Path)
	}
	f, err := frame.FromGray(item.Face)
	if err != nil {
		return nil, err
	}
	f.Result.Status, f.Result.Faces = face.Found, []face.Face{e.whole(float32(item.Face.W), float32(item.Face.H))}
	return f, nil
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

func firstPicture(ctx context.Context, path string) (*frame.Frame, error) {
	r, err := decode.Open(ctx, path, decode.Options{Stream: -1})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Read()
}

// largest keeps the face with the largest box.
func largest(faces []face.Face) []face.Face {
	if len(faces) == 0 {
		return nil
	}
	return []face.Face{slices.MaxFunc(faces, func(a, b face.Face) int {
		return cmp.Compare(a.Box.Area(), b.Box.Area())
	})}
}

func median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(list))[len(list)/2]
}
