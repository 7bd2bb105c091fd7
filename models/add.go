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
	return path, writeBoth(filepath.Join(folder, card.File), weights, path, text)
}

// writeBoth writes weights and their card, or neither. It replaces no file.
func writeBoth(weightsPath string, weights []byte, cardPath string, card []byte) error {
	var plan output.Plan
	for _, path := range []string{weightsPath, cardPath} {
		err := output.Check(path, nil)
		if errors.Is(err, output.ErrExists) {
			return fmt.Errorf("%w; choose another --name, or delete it", err)
		}
		if err == nil {
			err = plan.Add(path, "models add")
		}
		if err != nil {
			return err
		}
	}
	w, err := begin(weightsPath, weights)
	if err != nil {
		return err
	}
	defer w.Discard()
	c, err := begin(cardPath, card)
	if err != nil {
		return err
	}
	return output.Commit(w, c)
}

// writeWhole writes a file that is whole or absent.
func writeWhole(path string, data []byte) error {
	f, err := begin(path, data)
	if err != nil {
		return err
	}
	return f.Commit()
}

// begin writes a file that has no name yet.
func begin(path string, data []byte) (*output.File, error) {
	f, err := output.Create(path, nil)
	if err != nil {
		return nil, err
	}
	if _, err := f.Write(data); err != nil {
		return nil, errors.Join(err, f.Discard())
	}
	return f, nil
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
