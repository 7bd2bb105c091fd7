package models

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	ort "github.com/yalue/onnxruntime_go"

	"github.com/facecue/facecue/internal/output"
)

// Add checks a card and its weights, runs the network once, and writes both to a folder
// of networks. It writes nothing if a check or the run fails.
func Add(folder string, card *Card, weights []byte) (path string, err error) {
	text, err := card.text()
	if err != nil {
		return "", err
	}
	checked, err := ParseCard(text)
	if err != nil {
		return "", err
	}
	if err := checked.verify(weights); err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return "", err
	}
	path = filepath.Join(folder, card.Name+".json")
	return path, writeBoth(filepath.Join(folder, card.File), weights, path, text)
}

// writeBoth writes weights and their card, or neither. It refuses to replace a file.
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
	weightsFile, err := writePartial(weightsPath, weights)
	if err != nil {
		return err
	}
	defer weightsFile.Discard()
	cardFile, err := writePartial(cardPath, card)
	if err != nil {
		return err
	}
	return output.Commit(weightsFile, cardFile)
}

// writeWhole writes a file under its name only when all of it is written.
func writeWhole(path string, data []byte) error {
	f, err := writePartial(path, data)
	if err != nil {
		return err
	}
	return f.Commit()
}

// writePartial writes data to the partial file of path, which Commit renames.
func writePartial(path string, data []byte) (*output.File, error) {
	f, err := output.Create(path, nil)
	if err != nil {
		return nil, err
	}
	if _, err := f.Write(data); err != nil {
		return nil, errors.Join(err, f.Discard())
	}
	return f, nil
}

// verify opens the network of a card that is in no registry and runs it once.
func (c *Card) verify(weights []byte) error {
	m, err := source{c, "new", func() ([]byte, error) { return weights, nil }}.open()
	if err != nil {
		return err
	}
	return m.runOnce()
}

// runOnce compares a network with its card and runs it on a black picture.
func (m *Model) runOnce() error {
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
