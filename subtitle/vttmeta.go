package subtitle

import "encoding/json"

// about is one person in a metadata cue: for scripts of a page, in the event
// "cuechange" of a track of kind metadata.
type about struct {
	Person int        `json:"person"`
	Kind   string     `json:"kind"`
	Label  string     `json:"label"`          // the English key, in any language
	Text   string     `json:"text,omitempty"` // what the label is called, where otherwise
	Score  float32    `json:"score"`
	Box    [4]float32 `json:"box"` // x, y, width, height in displayed pixels
}

// metadata is a cue as one line of JSON.
func metadata(c Cue) string {
	list := make([]about, len(c.Lines))
	for i, l := range c.Lines {
		list[i] = about{
			Person: l.Person, Kind: l.Kind.String(), Label: l.Label.String(), Score: l.Score,
			Box: [4]float32{l.Box.X, l.Box.Y, l.Box.W, l.Box.H},
		}
		if text := l.Words.Of(l.Label); text != list[i].Label {
			list[i].Text = text
		}
	}
	text, _ := json.Marshal(list) // scores are finite: the interval maker took them from events
	return string(text)
}
