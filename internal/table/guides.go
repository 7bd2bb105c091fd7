package table

import (
	"encoding/json"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	register(Format{
		Name: "guides", Ext: ".guides.json",
		Help:    "guides for Kdenlive (Import guides), in frames of the project, a category for each expression",
		Options: opt.Set{timecode.RateOption()},
		New:     newGuides,
	})
}

// guide is Kdenlive's, as its guide list exports them.
type guide struct {
	Comment string `json:"comment"`
	Pos     int64  `json:"pos"`
	Type    int    `json:"type"`
}

func newGuides(w io.Writer, v opt.Values, s face.Stream, _ face.Provenance) (Writer, error) {
	plan, err := timecode.FromZero(v, s)
	if err != nil {
		return nil, err
	}
	return newTimeline(w, s, plan, func(g *gather) []byte {
		list := []guide{}
		for _, m := range g.markers() {
			list = append(list, guide{m.name, m.from, int(m.label - face.Neutral)})
		}
		b, _ := json.MarshalIndent(list, "", "    ") // nothing in it can fail
		return append(b, '\n')
	}), nil
}
