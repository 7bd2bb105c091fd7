package models

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/output"
)

// resumeAt is how much of the partial file may be kept. One that has every byte
// but is not the file the card names would never be resumed.
func resumeAt(f *output.File, card *Card) (int64, error) {
	st, err := f.Stat()
	if err != nil {
		return 0, err
	}
	if st.Size() < card.Size {
		return st.Size(), nil
	}
	weights, err := readFile(f.Name(), card.Size)
	if err != nil || card.checkWeights(weights) != nil {
		return 0, nil
	}
	return card.Size, nil
}

// leave keeps what came for the next pull, but no empty file.
func leave(f *output.File, cause error) error {
	name, err := f.Keep()
	if name == "" || err != nil {
		return errors.Join(cause, err)
	}
	return fmt.Errorf("%w; the next pull goes on from %s", cause, name)
}

// settle checks the whole file and gives it its name. A wrong one is removed:
// nothing would come of resuming it.
func settle(f *output.File, card *Card) error {
	weights, err := readFile(f.Name(), card.Size)
	if err != nil {
		return leave(f, err)
	}
	if err := card.checkWeights(weights); err != nil {
		return errors.Join(err, f.Discard())
	}
	return f.Commit()
}
