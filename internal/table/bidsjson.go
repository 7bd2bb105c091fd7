package table

import (
	"encoding/json"
	"io"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/speech"
)

func init() {
	format.Register(format.Format{
		Name: "bidsjson", Ext: "_events.json",
		Help: "the sidecar that BIDS wants beside _events.tsv: what the columns and labels mean, and what made them",
		New:  newSidecar,
	})
}

// sidecar follows the Brain Imaging Data Structure 1.9, "Tabular files": an object for
// each column, and no key beside them. So the column of the labels says what made them.
type sidecar struct {
	Onset     bidsColumn `json:"onset"`
	Duration  bidsColumn `json:"duration"`
	TrialType bidsColumn `json:"trial_type"`
	Reading   bidsColumn `json:"reading"`
	Person    bidsColumn `json:"person"`
	Peak      bidsColumn `json:"peak"`
}

type bidsColumn struct {
	Description string
	Units       string            `json:",omitempty"`
	Levels      map[string]string `json:",omitempty"`
}

// newSidecar writes the same for every run with the same settings.
func newSidecar(w io.Writer, _ opt.Values, h format.Header) (format.Writer, error) {
	return format.NewEventBuffer(w, h, func(*format.EventBuffer) []byte {
		b, _ := json.MarshalIndent(sidecarOf(h), "", "  ") // nothing in it can fail
		return append(b, '\n')
	}), nil
}

func sidecarOf(h format.Header) sidecar {
	levels := map[string]string{h.Word(face.Uncertain): "a face whose expression no score is high enough for"}
	for _, l := range face.Labels() {
		levels[h.Word(l)] = "the facial expression called " + l.String()
	}
	kind, kinds := "which of the two readings of a face", map[string]string{
		event.State.String(): "the smoothed expression", event.Fleeting.String(): "a candidate for a fleeting one, at most half a second",
	}
	if speech.StateIndex(h.Provenance.Estimates) >= 0 {
		kind = "what kind of event"
		levels[h.Words.Speaking()], kinds[event.Speech.String()] = "the person speaks, by the motion of the mouth", "a stretch of speech"
	}
	return sidecar{
		Onset:     bidsColumn{Description: "when it begins, by the recording's own clock as players show it", Units: "s"},
		Duration:  bidsColumn{Description: "how long it lasts", Units: "s"},
		TrialType: bidsColumn{Description: "the expression shown; " + h.Provenance.String(), Levels: levels},
		Reading:   bidsColumn{Description: kind, Levels: kinds},
		Person:    bidsColumn{Description: "who shows it: P1, P2 by order of appearance, or the name given"},
		Peak:      bidsColumn{Description: "the highest score of the label, 0 to 1; n/a where nobody measured it"},
	}
}
