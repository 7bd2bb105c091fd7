package models

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	ort "github.com/yalue/onnxruntime_go"

	"github.com/facecue/facecue/internal/output"
)

// Add checks a card against its weights, runs the network once, and puts both into
// a folder of networks. Nothing is written unless all of that is right.
func Add(folder string, card *Card, weights []byte) (path string, err error) {
	text, err := card.text()
	if err != nil {
		return "", err
	}
	checked, err := ParseCard(text)
	if err != nil {
		return "", err
	}
	if err := checked.try(weights); err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	path = filepath.Join(folder, card.Name+".json")
	for _, name := range []string{path, filepath.Join(folder, card.File)} {
		if _, err := os.Lstat(name); err == nil {
			return "", fmt.Errorf("%s: exists already; choose another --name, or delete it", name)
		}
	}
	if err := writeWhole(filepath.Join(folder, card.File), weights); err != nil {
		return "", err
	}
	return path, writeWhole(path, text)
}

// writeWhole writes a file that is whole or absent.
func writeWhole(path string, data []byte) error {
	f, err := output.Create(path, nil)
	if err != nil {
		return err
	}
	defer f.Discard()
	if _, err := f.Write(data); err != nil {
		return err
	}
	return f.Commit()
}

// try opens the network as a run would and runs it on a black picture.
func (c *Card) try(weights []byte) error {
	m, err := source{c, "new", func() ([]byte, error) { return weights, nil }}.open()
	if err != nil {
		return err
	}
	return m.tryOut()
}

// tryOut runs a network once.
func (m *Model) tryOut() error {
	if !ort.IsInitialized() {
		return ErrNoRuntime
	}
	m.once.Do(func() { m.checkErr = m.checkNetwork() })
	s, err := NewSession(m)
	if err != nil {
		return err
	}
	err = s.Bind(m.Input.Size(1, 1))
	if err == nil {
		err = s.Run()
	}
	return errors.Join(err, s.Close())
}
