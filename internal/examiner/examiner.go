// Package examiner measures an expression network on labelled pictures. It knows nothing of
// recordings and outputs.
package examiner

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/dataset"
	"github.com/facecue/facecue/internal/evaluation"
	"github.com/facecue/facecue/internal/run"
	"github.com/facecue/facecue/models"
)

// examiner finds and classifies the faces of labelled pictures as annotate does.
type examiner struct {
	card    *models.Card
	crops   Crops
	find    []filter.Filter // detect and track
	score   filter.Filter   // classify
	cropped int             // picture files that were taken as crops
	times   []float64       // of crop and network, a face each, milliseconds
}

// Crops says which picture files are tight crops of a face, in which no face is looked for.
type Crops int

const (
	SmallAreCrops Crops = iota // those of at most maxCrop pixels
	AllAreCrops
	NoneAreCrops
)

// maxCrop is the longer side up to which a picture is taken as a crop of a face, pixels.
// Collections of crops have pictures of 48 to 112 pixels.
const maxCrop = 112

// Examine runs an expression network over a collection of labelled pictures, as annotate
// runs it, and reports how well its scores agree with the labels. It is an error if most
// pictures have no face.
func Examine(ctx context.Context, env run.Env, set dataset.Set, name string, crops Crops) (r evaluation.Report, err error) {
	e, err := newExaminer(env, name, crops)
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, e.close()) }()
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
	if err := checkFound(len(samples), missing); err != nil {
		return r, err
	}
	r = evaluation.New(samples)
	r.Crops = e.cropped
	r.Missing, r.Model, r.SHA256, r.Data, r.Median = missing, e.card.Name, e.card.SHA256, set.Name, median(e.times)
	return r, nil
}

// checkFound refuses a collection of which most pictures have no face: figures of the rest say
// nothing of the collection.
func checkFound(found, missing int) error {
	if missing <= found {
		return nil
	}
	return fmt.Errorf("no face was found in %d of %d pictures, so nothing is measured: pictures that are tight crops of faces need --crops", missing, found+missing)
}

func newExaminer(env run.Env, name string, crops Crops) (e *examiner, err error) {
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
	filters := filter.Env{Models: registry, Logger: env.Log}
	e = &examiner{card: entry.Card, crops: crops}
	if e.score, err = filter.New(filters, "classify", "model="+name); err != nil {
		return nil, err
	}
	for _, name := range []string{"detect", "track"} {
		f, err := filter.New(filters, name, "")
		if err != nil {
			return nil, errors.Join(err, e.close())
		}
		e.find = append(e.find, f)
	}
	return e, nil
}

func (e *examiner) close() error {
	err := e.score.Close()
	for _, f := range e.find {
		err = errors.Join(err, f.Close())
	}
	return err
}

func median(list []float64) float64 {
	if len(list) == 0 {
		return 0
	}
	return slices.Sorted(slices.Values(list))[len(list)/2]
}
