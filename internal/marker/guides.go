package marker

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/timecode"
)

func init() {
	format.Register(format.Format{
		Name: "guides", Ext: ".guides.json",
		Help:    "guides for Kdenlive (Import guides), in frames of a project that has the recording's rate (else rate=), a category for each expression",
		Options: opt.Set{timecode.RateOption()},
		New:     newGuides,
	})
}

// guide is Kdenlive's, as its guide list exports them.
type guide struct {
	Comment string `json:"comment"`
	Pos     int64  `json:"pos"`
	Type    int    `json:"type"`

	// FPS is the rate at which Pos counts, for programs; Kdenlive counts frames of its
	// project and knows no such key.
	FPS float64 `json:"fps"`
}

// guides say when their rate is not the recording's.
type guides struct{ *timelineBuffer }

// Remarks say for which projects the guides are.
func (g guides) Remarks() []string {
	list := g.timelineBuffer.Remarks()
	if rate, own := g.timeline.Rate.Float(), g.plan.RecordingRate(); own > 0 && rate != own {
		list = append(list, fmt.Sprintf("the guides count %.6g frames a second, as rate= asks, and the recording has %.6g: they fit a Kdenlive project of %.6[1]g alone", rate, own))
	}
	return list
}

func newGuides(w io.Writer, v opt.Values, h format.Header) (format.Writer, error) {
	writer, err := newTimeline(w, v, h, timecode.FromZero, func(g *timelineBuffer) []byte {
		list := []guide{}
		for _, m := range g.markers() {
			list = append(list, guide{m.name, m.from, int(m.label - face.Neutral), math.Round(g.timeline.Rate.Float()*1000) / 1000})
		}
		b, _ := json.MarshalIndent(list, "", "    ") // nothing in it can fail
		return append(b, '\n')
	})
	if err != nil {
		return nil, err
	}
	return guides{writer.(*timelineBuffer)}, nil
}
