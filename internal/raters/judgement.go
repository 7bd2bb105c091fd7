package raters

import (
	"slices"
	"time"

	"github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/face"
)

// Judgement is one annotation of a file, with our word for its label.
type Judgement struct {
	Person   string // as the file says, P3 for a number; "" where the file names nobody
	Label    face.Label
	Fleeting bool
	From, To time.Duration // of a player; equal for a point
	Line     int           // where it stands in the file, from 1
}

// Judgements gives what a file says, in the file's order and with the people's names as they are.
func (r Reader) Judgements(name string) (list []Judgement, err error) {
	chosen, err := r.intervals(name)
	if err != nil {
		return nil, err
	}
	if err := r.words.allKnown(chosen); err != nil {
		return nil, err
	}
	chosen = slices.DeleteFunc(chosen, func(v annotation.Interval) bool { return r.words.leavesOut(v.Label) })
	for _, v := range chosen {
		label, _ := r.words.label(v.Label)
		list = append(list, Judgement{Person: nameOf(v), Label: label, Fleeting: v.Fleeting, From: v.Start, To: v.End, Line: v.Line})
	}
	return list, nil
}
