package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

// rejudging are the settings by which a record is read anew.
type rejudging struct {
	chain      string // what the outputs say made them
	events     event.Settings
	thresholds face.Thresholds
	classified bool
	basic6     bool // contempt is shared out
}

// renderSettings takes the record's own chain, with what the user changes of
// it. Finding and numbering faces needs the picture, so those stay.
func renderSettings(recorded string, c *cli.Context) (r rejudging, err error) {
	merged, err := mergeChains(recorded, c.String("filter"))
	if err == nil {
		merged, err = withCues(merged, c)
	}
	if err == nil {
		merged, err = withBasic6(merged, wantsBasic6(c))
	}
	if err != nil {
		return r, usageError{err}
	}
	chain, err := filter.Parse(merged, filter.Env{})
	if err != nil {
		return r, usageError{err}
	}
	values, err := chain.Values("classify")
	if err != nil {
		return r, err
	}
	r.chain, r.classified, r.thresholds = chain.String(), chain.Has("classify"), filter.Thresholds(values)
	r.basic6 = r.classified && values.String("labels") == basic6
	r.events, err = chainEvents(chain)
	return r, err
}

func mergeChains(recorded, changes string) (string, error) {
	if changes == "" {
		return recorded, nil
	}
	items, err := opt.ParseChain(recorded)
	if err != nil {
		return "", err
	}
	wanted, err := opt.ParseChain(changes)
	if err != nil {
		return "", err
	}
	for _, w := range wanted {
		i := slices.IndexFunc(items, func(item opt.Item) bool { return item.Name == w.Name })
		if w.Name != "classify" && w.Name != "smooth" || i < 0 {
			return "", usagef("--filter %s: a record can only be judged anew by the classify and smooth it was made with", w.Name)
		}
		items[i] = w
	}
	return opt.FormatChain(items), nil
}

// judge sets a face's label by the thresholds, and the frame's status by the
// labels.
func (r rejudging) judge(result *face.Result) {
	if !r.classified || result.Status == face.NotAnalysed {
		return
	}
	for i := range result.Faces {
		if r.basic6 {
			result.Faces[i].Scores.ShareOut(face.Contempt)
		}
		result.Faces[i].Label = r.thresholds.Judge(&result.Faces[i])
	}
	result.Settle()
}
