package models

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/output"
)

// download gets the weights into the partial file and gives them their name. What an
// earlier pull left is gone on with; its lock keeps a second pull of the same out.
func (p Puller) download(ctx context.Context, card *Card) error {
	f, err := output.Resume(p.weightsPath(card), nil)
	if err != nil {
		return err
	}
	if err := p.fill(ctx, f, card); err != nil {
		return leave(f, err)
	}
	return settle(f, card)
}

// fill adds the bytes that are missing.
func (p Puller) fill(ctx context.Context, f *output.File, card *Card) error {
	at, err := resumeAt(f, card)
	if err != nil || at == card.Size {
		return err
	}
	a, err := p.ask(ctx, card, at)
	if err != nil {
		return err
	}
	defer a.body.Close()
	if err := f.Truncate(a.from); err != nil {
		return err
	}
	if _, err := f.Seek(a.from, io.SeekStart); err != nil {
		return err
	}
	return p.receive(f, a, card.Size)
}

// receive writes an answer, never more than up to the size of the weights.
func (p Puller) receive(w io.Writer, a answer, size int64) error {
	told := &teller{w, a.from, size, p.Progress}
	_, err := io.Copy(told, io.LimitReader(a.body, size-a.from))
	if err == nil && a.part && told.done < size {
		err = io.ErrUnexpectedEOF // a whole answer that is short fails the checksum
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("cut off after %d of %d bytes: %w", told.done, size, err)
	}
	return err
}

// teller counts what is written.
type teller struct {
	io.Writer
	done, total int64
	tell        func(done, total int64)
}

func (t *teller) Write(b []byte) (int, error) {
	n, err := t.Writer.Write(b)
	t.done += int64(n)
	if t.tell != nil {
		t.tell(t.done, t.total)
	}
	return n, err
}
