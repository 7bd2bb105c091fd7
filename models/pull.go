package models

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"

	"github.com/facecue/facecue/internal/output"
)

// Puller downloads the weights of cards that the program has without weights.
type Puller struct {
	Client   *http.Client            // nil: the default one; its CheckRedirect is not used
	Folder   string                  // created if it is missing
	Progress func(done, total int64) // bytes of the weights; may be nil
}

// Pull downloads the weights of a card into the folder, writes the card beside them, and
// gives the card's path. Each file gets its name only when it is complete. A failed or
// cancelled download leaves a partial file, which the next Pull resumes. Files that are
// complete are not downloaded again. Errors: ErrChecksum for other weights than the card's,
// output.ErrExists if a file of the user has one of the names, output.ErrBusy while another
// process pulls the same weights.
func (p Puller) Pull(ctx context.Context, card *Card) (path string, err error) {
	if err := firstError(card.check, card.checkPull); err != nil {
		return "", fmt.Errorf("model card %q: %w", card.Name, err)
	}
	if p.Has(card) {
		return p.cardPath(card), nil
	}
	if card, err = p.Sized(ctx, card); err != nil {
		return "", fmt.Errorf("pulling model: %w", err)
	}
	if err := p.pull(ctx, card); err != nil {
		return "", fmt.Errorf("pulling model %s: %w", card.Name, err)
	}
	return p.cardPath(card), nil
}

// Has tells whether the folder holds this card, byte for byte, and its weights.
func (p Puller) Has(card *Card) bool {
	if card = p.withKnownSize(card); card.Size == 0 {
		return false
	}
	want, err := card.text()
	if err != nil {
		return false
	}
	have, err := readFile(p.cardPath(card), maxCard)
	return err == nil && bytes.Equal(have, want) && p.hasWeights(card)
}

func (p Puller) hasWeights(card *Card) bool {
	weights, err := readFile(p.weightsPath(card), card.Size)
	return err == nil && card.checkWeights(weights) == nil
}

func (p Puller) pull(ctx context.Context, card *Card) error {
	if err := os.MkdirAll(p.Folder, 0o777); err != nil {
		return err
	}
	if err := p.mayReplace(card, p.cardPath(card)); err != nil {
		return err
	}
	if !p.hasWeights(card) {
		if err := p.mayReplace(card, p.weightsPath(card)); err != nil {
			return err
		}
		if err := p.download(ctx, card); err != nil {
			return err
		}
	}
	return p.writeCard(card)
}

// mayReplace refuses to replace a file that no earlier pull of this model wrote: it may be
// the user's own network.
func (p Puller) mayReplace(card *Card, path string) error {
	st, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !st.Mode().IsRegular() {
		return fmt.Errorf("%s: %w, and is no regular file; move it away first", path, output.ErrExists)
	}
	if old, err := fileSource(p.cardPath(card)); err == nil && old.card.File == card.File {
		return nil
	}
	return fmt.Errorf("%s: %w, and not from an earlier pull; move it away first", path, output.ErrExists)
}

// writeCard writes the card. It is called after the weights are complete, so that a card in
// the folder always has its weights.
func (p Puller) writeCard(card *Card) error {
	text, err := card.text()
	if err != nil {
		return err
	}
	return writeWhole(p.cardPath(card), text)
}

func (p Puller) weightsPath(card *Card) string { return filepath.Join(p.Folder, card.File) }

func (p Puller) cardPath(card *Card) string { return filepath.Join(p.Folder, card.Name+".json") }
