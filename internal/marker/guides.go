package marker

import (
	"encoding/json"
	"io"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	format.Register(format.Format{
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

func newGuides(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	return newTimeline(w, v, h, timecode.FromZero, func(g *timelineBuffer) []byte {
		list := []guide{}
		for _, m := range g.markers() {
			list = append(list, guide{m.name, m.from, int(m.label - face.Neutral)})
		}
		b, _ := json.MarshalIndent(list, "", "    ") // nothing in it can fail
		return append(b, '\n')
	})
}
