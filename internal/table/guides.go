package table

import (
	"encoding/json"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
)

func init() {
	register(Format{
		Name: "guides", Ext: ".guides.json",
		Help: "guides for Kdenlive (Import guides), in frames of the project, a category for each expression",
		Options: opt.Set{{Name: "rate", Kind: opt.Float, Default: "0", Min: 0, Max: 240,
			Help: "frames a second of the project; 0: the recording's"}},
		New: newGuides,
	})
}

// guide is Kdenlive's, as its guide list exports them.
type guide struct {
	Comment string `json:"comment"`
	Pos     int64  `json:"pos"`
	Type    int    `json:"type"`
}

func newGuides(w io.Writer, v opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
	count, err := newTimecode(editRate(v, s), "00:00:00:00")
	if err != nil {
		return nil, err
	}
	return newGather(w, s, func(g *gather) []byte {
		list := []guide{}
		for _, e := range expressions(g.rows) {
			list = append(list, guide{g.markerName(e), count.frame(g, e.Onset), int(e.Label - face.Neutral)})
		}
		b, _ := json.MarshalIndent(list, "", "    ") // nothing in it can fail
		return append(b, '\n')
	}), nil
}
