// Package dataset reads collections of labelled faces: FER+ as published, a folder for each
// label, or a table of paths and labels. It does not decode pictures. No cgo.
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

// Item is one labelled picture: a file to decode, or the pixels of a face.
type Item struct {
	Name  string
	Truth face.Label // an expression
	Path  string     // of a picture file; "" if Face holds the pixels
	Face  pixel.Gray
}

// Set is a collection that is read item by item.
type Set struct {
	Name  string // for reports
	Items iter.Seq2[Item, error]
}

// Protocol says how the label of a picture follows from the votes of several raters.
type Protocol string

const (
	// Majority is the protocol of Barsoum et al. 2016: labels with a single vote are left out,
	// and so are pictures for which no label has more than half of the other votes.
	Majority Protocol = "majority"
	// Plurality takes the label with the most votes.
	Plurality Protocol = "plurality"
)

// Open opens a collection: a folder with fer2013.csv and fer2013new.csv, a folder with a folder
// for each label, or a CSV of paths and labels.
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

// aliases are other words that collections use for the expressions.
var aliases = map[string]string{
	"happy": "happiness", "joy": "happiness", "sad": "sadness", "angry": "anger", "surprised": "surprise",
	"fearful": "fear", "afraid": "fear", "scared": "fear", "disgusted": "disgust", "contemptuous": "contempt",
}

// label is the expression that a word means; ok is false for other words.
func label(word string) (l face.Label, ok bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	if name, known := aliases[word]; known {
		word = name
	}
	l, err := face.ParseLabel(word)
	return l, err == nil && l.IsExpression()
}
