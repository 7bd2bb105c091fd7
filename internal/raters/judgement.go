package raters

import (
	"fmt"
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

// Label gives our word for one of a file; left tells a word that is left out. A word that means
// nothing is refused.
func (r Reader) Label(word string) (label face.Label, left bool, err error) {
	label, ok := r.words.label(word)
	if !ok {
		return label, false, fmt.Errorf("the label %.60q is none of ours; say what it means by --label WORD=happiness, or leave it out by --label WORD=", word)
	}
	return label, label == face.None, nil
}
