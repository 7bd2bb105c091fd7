package run

import (
	"context"
	"fmt"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/people"
	"github.com/facecue/facecue/internal/pipeline"
	"github.com/facecue/facecue/internal/portrait"
	"github.com/facecue/facecue/internal/record"
	"github.com/facecue/facecue/internal/speech"
)

// cast is who is in a record.
type cast struct {
	stream  face.Stream
	made    face.Provenance
	people  []people.Person
	speaks  bool // the record says who speaks
	chooser *portrait.Chooser
}

// readCast reads who is in a record, after the corrections of a sheet.
func readCast(ctx context.Context, env Env, name string, who export.People) (*cast, error) {
	in, err := openRecord(name, env.In)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	from, err := record.Open(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	settings, err := Rendering{}.rerating(from.Provenance())
	if err != nil {
		return nil, err
	}
	spoken := speech.Told(from.Provenance().Estimates)
	count := people.NewCensus(from.Stream(), spoken)
	c := &cast{stream: from.Stream(), made: from.Provenance(), chooser: portrait.NewChooser(from.Stream())}
	corrections := newCorrections(who)
	err = readRecord(ctx, from, settings, corrections, []pipeline.Sink{counting{count, c.chooser}})
	if err == nil {
		err = corrections.absent()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	c.people, c.speaks = count.People(), spoken >= 0
	return c, nil
}

// counting is a sink that counts who is seen, and chooses faces of each person.
type counting struct {
	*people.Census
	chooser *portrait.Chooser
}

func (c counting) Result(r *face.Result) error {
	c.Add(r)
	c.chooser.Add(r)
	return nil
}

func (c counting) Event(event.Event) error { return nil }
