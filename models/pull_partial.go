package models

import (
	"errors"
	"fmt"

	"github.com/facecue/facecue/internal/output"
)

// resumeOffset is the number of bytes of the partial file that can be kept: all, or none if
// the file is as long as the weights but has another checksum.
func resumeOffset(f *output.File, card *Card) (int64, error) {
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

// keepPartial keeps the partial file for the next pull unless it is empty.
func keepPartial(f *output.File, cause error) error {
	name, err := f.Keep()
	if name == "" || err != nil {
		return errors.Join(cause, err)
	}
	return fmt.Errorf("%w; the next pull goes on from %s", cause, name)
}

// commitChecked checks the complete file and renames it to its name. It removes a file with
// another checksum, because resuming that could not help.
func commitChecked(f *output.File, card *Card) error {
	weights, err := readFile(f.Name(), card.Size)
	if err != nil {
		return keepPartial(f, err)
	}
	if err := card.checkWeights(weights); err != nil {
		return errors.Join(err, f.Discard())
	}
	return f.Commit()
}
