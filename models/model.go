package models

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
)

// ErrChecksum is returned for weights with another size or checksum than the card's.
var ErrChecksum = errors.New("the weights are not those of the card")

// Model is a network whose weights were read and checked. Goroutines may share it; each
// makes a Session of its own.
type Model struct {
	Card
	Origin string // BuiltIn, or the path of the card

	// Saturating lists the weights that need precise kernels on some processors.
	Saturating []Saturating

	weights  []byte
	once     sync.Once
	ranks    []int // of the network's outputs; nil: those of the card's shapes
	checkErr error
	shared   shared
}

func (s source) open() (*Model, error) {
	weights, err := s.read()
	if err != nil {
		return nil, fmt.Errorf("reading weights: %w", err)
	}
	if err := s.card.checkWeights(weights); err != nil {
		return nil, err
	}
	list, err := saturating(weights)
	if err != nil {
		return nil, fmt.Errorf("looking at the weights: %w", err)
	}
	return &Model{Card: *s.card, Origin: s.origin, Saturating: list, weights: weights}, nil
}

func (c *Card) checkWeights(weights []byte) error {
	if int64(len(weights)) != c.Size {
		return fmt.Errorf("%w: %s has %d bytes, the card says %d", ErrChecksum, c.File, len(weights), c.Size)
	}
	sum := sha256.Sum256(weights)
	if got := hex.EncodeToString(sum[:]); !strings.EqualFold(got, c.SHA256) {
		return fmt.Errorf("%w: SHA-256 of %s is %s, the card says %s", ErrChecksum, c.File, got, c.SHA256)
	}
	return refuseExternal(weights)
}
