package run

import (
	"context"
	"fmt"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/internal/record"
)

// Cast is who is in a record, after the corrections of a sheet.
func Cast(ctx context.Context, env Env, name string, sheet *people.Sheet) ([]people.Person, error) {
	in, err := openRecord(name, env.In)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	from, err := record.Open(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	settings, err := Rendering{}.rerating(from.Provenance().Filters)
	if err != nil {
		return nil, err
	}
	count := people.NewCensus(from.Stream())
	corrections := newCorrections(export.People{Sheet: sheet})
	err = readRecord(ctx, from, settings, corrections, []pipeline.Sink{counting{count}})
	if err == nil {
		err = corrections.absent()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return count.People(), nil
}

// counting is a sink that counts who is seen.
type counting struct{ *people.Census }

func (c counting) Result(r *face.Result) error { c.Add(r); return nil }
func (c counting) Event(event.Event) error     { return nil }
