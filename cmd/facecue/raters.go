package main

import (
	"fmt"
	"log/slog"
	"os"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
)

// raters reads what people annotated, by the words and the choice of a command line.
type raters struct {
	words  dictionary
	choice choice
	log    *slog.Logger
}

func newRaters(c *cli.Context, s streams) (raters, error) {
	words, err := parseDictionary(c.StringSlice("label"))
	return raters{words, choice{c.StringSlice("tier"), c.StringSlice("person")}, newLogger(s.err, slog.LevelWarn)}, err
}

// read gives what a file says as events, and what its people are called.
func (r raters) read(name string) ([]event.Event, face.Names, error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer in.Close()
	all, err := annotation.Read(name, in)
	if err != nil {
		return nil, nil, err
	}
	for _, remark := range all.Remarks {
		r.log.Warn(fmt.Sprintf("%s: %s", name, remark))
	}
	chosen, err := r.choice.of(r.words.words().Settle(all.Intervals))
	if err != nil {
		return nil, nil, err
	}
	return r.words.events(chosen)
}

// events translates intervals. Nobody knows the frames, apexes and scores of what
// people saw.
func (d dictionary) events(all []annotation.Interval) (list []event.Event, names face.Names, err error) {
	if err := d.allKnown(all); err != nil {
		return nil, nil, err
	}
	all = slices.DeleteFunc(all, func(v annotation.Interval) bool { return d.leavesOut(v.Label) })
	numbers := numberPeople(all)
	for _, v := range all {
		label, _ := d.label(v.Label)
		e := event.Unmeasured(numbers.number(v), label, v.Start.Microseconds(), v.End.Microseconds())
		if v.Fleeting {
			e.Kind = event.Fleeting
		}
		list = append(list, e)
	}
	return list, numbers.names, nil
}
