package corpus

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
)

// Setup is all but the recording that an output depends on.
type Setup struct {
	Version  string   `json:"version"`  // of facecue
	Libav    string   `json:"libav"`    // the versions of FFmpeg's libraries
	Networks []string `json:"networks"` // names, and the checksums of weights and cards
	Filters  string   `json:"filters"`
	Settings []string `json:"settings"` // options of the command line, sorted
	Outputs  []string `json:"outputs"`  // as -o gives them
}

// Name is a short name that differs between setups.
func (s Setup) Name() string {
	text, err := json.Marshal(s)
	if err != nil {
		panic("a setup as JSON: " + err.Error()) // strings only: a programming error
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// Changed says in words what differs from an earlier setup.
func (s Setup) Changed(from *Setup) string {
	switch {
	case from == nil:
		return "it was made by an unknown setup"
	case s.Version != from.Version:
		return "facecue is " + s.Version + ", it was " + from.Version
	case s.Libav != from.Libav:
		return "FFmpeg's libraries changed"
	case !slices.Equal(s.Networks, from.Networks):
		return "a network changed"
	case s.Filters != from.Filters:
		return "the filters changed"
	case !slices.Equal(s.Outputs, from.Outputs):
		return "the outputs changed"
	}
	return "the settings changed"
}
