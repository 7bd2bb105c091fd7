package models

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed weights
var builtIn embed.FS

// Names of the networks that a run uses by default.
const (
	DefaultDetector   = "facecue-detector-s"
	DefaultSecond     = "facecue-detector-turned"
	DefaultRegion     = "facecue-region-96"
	DefaultConfirm    = "facecue-confirm-96"
	DefaultExpression = "facecue-expression-48"
	DefaultIdentity   = "facecue-identity-48"
)

// DefaultNames are the names of the networks that a run uses by default.
func DefaultNames() []string {
	return []string{DefaultDetector, DefaultSecond, DefaultRegion, DefaultConfirm, DefaultExpression, DefaultIdentity}
}

func (r *Registry) addBuiltIn() error {
	cards, err := fs.Glob(builtIn, "weights/*.json")
	if err != nil {
		return err
	}
	for _, path := range cards {
		s, err := builtInSource(path)
		if err != nil {
			return fmt.Errorf("built-in %s: %w", path, err)
		}
		if err := r.add(s); err != nil {
			return err
		}
		r.builtIn[s.card.Name] = s
	}
	return nil
}

func builtInSource(path string) (source, error) {
	data, err := builtIn.ReadFile(path)
	if err != nil {
		return source{}, err
	}
	card, err := ParseCard(data)
	if err != nil {
		return source{}, err
	}
	read := func() ([]byte, error) { return builtIn.ReadFile("weights/" + card.File) }
	return source{card, BuiltIn, read}, nil
}
