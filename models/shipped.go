package models

import (
	"embed"
	"fmt"
	"io/fs"
)

//go:embed cards
var shipped embed.FS

// Shipped lists the cards that the program has without their weights, sorted by file name. A
// Puller downloads the weights.
func Shipped() ([]*Card, error) { return shippedIn(shipped) }

func shippedIn(files fs.FS) (list []*Card, err error) {
	paths, err := fs.Glob(files, "cards/*.json")
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		card, err := shippedCard(files, path)
		if err != nil {
			return nil, fmt.Errorf("shipped %s: %w", path, err)
		}
		list = append(list, card)
	}
	return list, nil
}

func shippedCard(files fs.FS, path string) (*Card, error) {
	data, err := fs.ReadFile(files, path)
	if err != nil {
		return nil, err
	}
	card, err := ParseCard(data)
	if err != nil {
		return nil, err
	}
	return card, card.checkPull()
}
