// Package dataset reads collections of labelled faces: FER+ as published, a
// folder for each label, a table of paths and labels. No cgo.
package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pixel"
)

// Item is one labelled picture: a file to decode, or pixels that are a face
// already.
type Item struct {
	Name  string
	Truth face.Label // an expression
	Path  string     // of a picture file; empty where Face holds the pixels
	Face  pixel.Gray
}

// Set is a collection that can be read through, item by item.
type Set struct {
	Name  string // what it is, for reports
	Items iter.Seq2[Item, error]
}

// Protocol says which label of several raters counts.
type Protocol string

const (
	// Majority is that of Barsoum et al. 2016: votes that stand alone are left
	// out, and pictures on which no more than half of the rest agree.
	Majority Protocol = "majority"
	// Plurality takes the label with the most votes.
	Plurality Protocol = "plurality"
)

// Open finds out what a path holds: a folder with fer2013.csv and fer2013new.csv,
// another folder with a folder for each label, or a CSV of paths and labels.
func Open(path string, protocol Protocol) (Set, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Set{}, fmt.Errorf("%s: no such file or folder", path)
	}
	if !info.IsDir() {
		return Set{filepath.Base(path), table(path)}, nil
	}
	if _, err := os.Stat(filepath.Join(path, pixelsFile)); !errors.Is(err, fs.ErrNotExist) {
		return Set{"FER+ test, " + string(protocol), ferPlus(path, protocol)}, nil
	}
	return folders(path)
}

// aliases are words for the expressions that collections use.
var aliases = map[string]string{
	"happy": "happiness", "joy": "happiness", "sad": "sadness", "angry": "anger", "surprised": "surprise",
	"fearful": "fear", "afraid": "fear", "scared": "fear", "disgusted": "disgust", "contemptuous": "contempt",
}

// label reads a word for an expression.
func label(word string) (face.Label, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if usual, ok := aliases[word]; ok {
		word = usual
	}
	l, err := face.ParseLabel(word)
	return l, err == nil && l.IsExpression()
}
