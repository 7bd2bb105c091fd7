package face

import "strings"

// Provenance says who made an output: enough to make it again, nothing about
// the recording's name or place.
type Provenance struct {
	Version string     // of facecue
	Libav   string     // version of libavcodec
	Models  []ModelRef // in the order of the chain
	Filters string     // the chain with every option that differs from its default

	Estimates []Estimate // what the networks give of a face beside the scores of expressions
}

// ModelRef names a network by its card and the checksum of its weights.
type ModelRef struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// Notice goes into every output that can carry a sentence.
const Notice = "estimate of the facial expression shown, not of a felt emotion; " +
	"not for diagnosis, employment or education decisions"

// String is all of it in one line, for outputs that have room for a sentence: what
// made them, and what they are not.
func (p Provenance) String() string {
	var parts []string
	for _, m := range p.Models {
		parts = append(parts, m.Name+" sha256 "+m.SHA256)
	}
	text := "facecue " + p.Version
	if len(parts) > 0 {
		text += "; models: " + strings.Join(parts, ", ")
	}
	if p.Filters != "" {
		text += "; filters: " + p.Filters
	}
	return text + "; " + Notice
}
