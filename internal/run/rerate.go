package run

import (
	"slices"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/internal/speech"
)

// rerating are the settings by which the faces of a record are labelled anew.
type rerating struct {
	chain      string // what the outputs say made them
	events     event.Settings
	thresholds face.Thresholds
	classified bool
	basic6     bool // the score of contempt is shared out
}

// rerating takes the record's own chain, with what the user changes of it. Finding and
// numbering faces needs the picture, so the filters that do so stay.
func (r Rendering) rerating(recorded face.Provenance) (set rerating, err error) {
	merged, err := mergeChains(recorded.Filters, r.Chain)
	if err != nil {
		return set, outcome.Usage(err)
	}
	chain, err := filter.Parse(merged, filter.Env{}, r.Settings...)
	if err != nil {
		return set, outcome.Usage(err)
	}
	values, err := chain.Values("classify")
	if err != nil {
		return set, err
	}
	set.chain, set.classified, set.thresholds = chain.String(), chain.Has("classify"), filter.Thresholds(values)
	set.basic6 = set.classified && values.String("labels") == "basic6"
	set.events, err = Events(chain)
	set.events = set.events.WithSpeech(speech.Places(recorded.Estimates))
	return set, err
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
		if w.Name == "fleeting" && i < 0 {
			items = append(items, w)
			continue
		}
		if w.Name != "classify" && w.Name != "smooth" && w.Name != "fleeting" || i < 0 {
			return "", outcome.Usagef("--filter %s: a record can only be labelled anew by the classify and smooth it was made with, and by fleeting", w.Name)
		}
		items[i] = w
	}
	return opt.FormatChain(items), nil
}

// apply sets the labels of faces by the thresholds, and the frame's status by the labels.
func (s rerating) apply(result *face.Result) {
	if !s.classified || result.Status == face.NotAnalysed {
		return
	}
	for i := range result.Faces {
		if s.basic6 {
			result.Faces[i].Scores.ShareOut(face.Contempt)
		}
		result.Faces[i].Label = s.thresholds.Label(&result.Faces[i])
	}
	result.DeriveStatus()
}
