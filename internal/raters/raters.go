package raters

import (
	"fmt"
	"log/slog"
	"os"
	"slices"

	"github.com/facecue/facecue/internal/annotation"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/wording"
)

// Reader reads what people annotated, by the words and the choice of a command line.
type Reader struct {
	words  dictionary
	choice choice
	log    *slog.Logger
}

// New is a reader that translates labels as WORD=LABEL says, besides the words of all
// languages, and keeps some tiers and people alone where any are named.
func New(labels, tiers, people []string, log *slog.Logger) (Reader, error) {
	words, err := parseDictionary(labels)
	return Reader{words, choice{tiers, people}, log}, err
}

// Read gives what a file says as events, and what its people are called.
func (r Reader) Read(name string) ([]event.Event, wording.Names, error) {
	chosen, err := r.intervals(name)
	if err != nil {
		return nil, nil, err
	}
	return r.words.events(chosen)
}

// intervals are those of the chosen tiers and people.
func (r Reader) intervals(name string) ([]annotation.Interval, error) {
	in, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	all, err := annotation.Read(name, in)
	if err != nil {
		return nil, err
	}
	for _, remark := range all.Remarks {
		r.log.Warn(fmt.Sprintf("%s: %s", name, remark))
	}
	return r.choice.of(r.words.words().Assign(all.Intervals))
}

// events translates intervals. Nobody knows the frames, apexes and scores of what
// people saw.
func (d dictionary) events(all []annotation.Interval) (list []event.Event, names wording.Names, err error) {
	if err := d.allKnown(all); err != nil {
		return nil, nil, err
	}
	all = slices.DeleteFunc(all, func(v annotation.Interval) bool { return d.leavesOut(v.Label) && !d.speaks(v.Label) })
	numbers := numberPeople(all)
	for _, v := range all {
		label, _ := d.label(v.Label)
		e := event.Unmeasured(numbers.number(v), label, v.Start.Microseconds(), v.End.Microseconds())
		switch {
		case d.speaks(v.Label):
			e.Kind = event.Speech
		case v.Fleeting:
			e.Kind = event.Fleeting
		}
		list = append(list, e)
	}
	return list, numbers.names, nil
}
