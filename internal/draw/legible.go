package draw

import (
	"fmt"

	"github.com/facecue/facecue/internal/face"
)

// Legible refuses names and words with letters that the font lacks, such as Chinese ones. The
// picture would have blanks in their place.
func (s Style) Legible() error {
	letters, err := NewLetters(11)
	if err != nil {
		return err
	}
	var texts []string
	for _, name := range s.Names {
		texts = append(texts, name)
	}
	for l := face.Neutral; l <= face.LowQuality; l++ {
		texts = append(texts, s.Words.Of(l))
	}
	for _, text := range texts {
		if r, missing := letters.Missing(text); missing {
			return fmt.Errorf("the overlay's font has no %q of %q; it has Latin, Greek and Cyrillic letters, so call it otherwise (--name, --labels)", r, text)
		}
	}
	return nil
}
