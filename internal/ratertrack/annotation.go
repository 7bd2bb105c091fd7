package ratertrack

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/comparison"
)

// ErrEmpty is returned for a file that says nothing. What time was judged is then not known either.
var ErrEmpty = errors.New("holds no annotation of the chosen tiers and people, and nothing says what time was judged; say it by --coded")

// annotation reads what a person annotated. Fleeting candidates and points are no spans of time with
// a label, and are left out. What was judged is the time that --coded gives, or else that from the
// first to the last annotation.
func (r Reader) annotation(path, rater string) (s comparison.Source, err error) {
	list, err := r.Raters.Judgements(path)
	if err != nil {
		return s, err
	}
	s.Rater = rater
	var (
		all      tracks
		judged   comparison.Range
		leftOut  int
		anything bool
	)
	for _, j := range list {
		if !anything || j.From < judged.From {
			judged.From = j.From
		}
		judged.To, anything = max(judged.To, j.To), true
		span := comparison.Span{Range: comparison.Range{From: j.From, To: j.To}, Label: j.Label.String(), Line: j.Line}
		if r.Fleeting != nil && j.Fleeting && j.To > j.From {
			t := all.of(j.Person)
			t.Fleeting = append(t.Fleeting, span)
			continue
		}
		if j.Fleeting || j.To <= j.From {
			leftOut++
			continue
		}
		t := all.of(j.Person)
		t.Spans = append(t.Spans, span)
	}
	if leftOut > 0 {
		r.Remarks(fmt.Sprintf("%s: %d fleeting candidates and points in time are not compared", path, leftOut))
	}
	judged, known := r.coded(rater, judged, anything)
	if !known {
		return s, ErrEmpty
	}
	if len(all.list) == 0 {
		all.of("")
	}
	for i := range all.list {
		all.list[i].Judged = []comparison.Range{judged}
	}
	s.Tracks = all.list
	return s, nil
}

// coded is the time that a rater judged. What --coded gives for all stands for raters that it gives
// nothing of their own.
func (r Reader) coded(rater string, seen comparison.Range, any bool) (comparison.Range, bool) {
	if c, ok := r.Coded[rater]; ok {
		return c, true
	}
	if c, ok := r.Coded[""]; ok {
		return c, true
	}
	switch {
	case any && r.Many:
		r.Remarks(rater + ": taken as judged from the first to the last annotation of each session; --coded says otherwise")
	case any:
		r.Remarks(fmt.Sprintf("%s: taken as judged from the first to the last annotation, %.3f to %.3f s; --coded says otherwise", rater, seen.From.Seconds(), seen.To.Seconds()))
	}
	return seen, any
}
