package dataset

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/face"
)

var pictures = []string{".jpg", ".jpeg", ".png", ".bmp", ".webp", ".tif", ".tiff", ".pgm"}

// folders reads DIR/LABEL/*: the name of a folder is the label of its pictures.
func folders(dir string) (Set, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return Set{}, err
	}
	var found []string
	for _, e := range entries {
		if _, ok := label(e.Name()); ok && e.IsDir() {
			found = append(found, e.Name())
		}
	}
	if len(found) == 0 {
		return Set{}, fmt.Errorf("%s: no folder is named after an expression (%v), and there is no %s", dir, face.Labels(), pixelsFile)
	}
	return Set{filepath.Base(dir), func(yield func(Item, error) bool) {
		for _, name := range found {
			if !eachPicture(filepath.Join(dir, name), yield) {
				return
			}
		}
	}}, nil
}

func eachPicture(folder string, yield func(Item, error) bool) bool {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return yield(Item{}, err)
	}
	truth, _ := label(filepath.Base(folder))
	for _, e := range entries {
		if !slices.Contains(pictures, strings.ToLower(filepath.Ext(e.Name()))) {
			continue
		}
		if path := filepath.Join(folder, e.Name()); !yield(Item{Name: path, Path: path, Truth: truth}, nil) {
			return false
		}
	}
	return true
}
