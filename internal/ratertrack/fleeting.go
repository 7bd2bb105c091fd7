package ratertrack

import (
	"github.com/facecue/facecue/internal/comparison"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/record"
)

// found gathers the fleeting candidates of a record by person, as facecue render finds them.
type found struct {
	clock    face.Clock
	segments *event.Segmenter // nil where they are not asked for
	spans    map[int][]comparison.Span
}

func newFound(wanted bool, from record.Reader) (*found, error) {
	f := &found{clock: from.Stream().Clock, spans: map[int][]comparison.Span{}}
	if !wanted {
		return f, nil
	}
	settings, err := event.Recorded(from.Provenance().Filters)
	if err != nil {
		return nil, err
	}
	f.segments = event.NewSegmenter(settings, from.Stream())
	return f, nil
}

// add takes the results in frame order. A rise that goes on at the end is no candidate.
func (f *found) add(r *face.Result) error {
	if f.segments == nil {
		return nil
	}
	return f.segments.Add(r, func(e event.Event) error {
		if e.Kind == event.Fleeting {
			span := comparison.Span{Range: comparison.Range{From: f.clock.Time(e.Onset), To: f.clock.Time(e.Offset)}, Label: e.Label.String()}
			f.spans[e.Person] = append(f.spans[e.Person], span)
		}
		return nil
	})
}
