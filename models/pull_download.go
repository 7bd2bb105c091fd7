package models

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/facecue/facecue/internal/output"
)

// download writes the weights to the partial file and renames it. It resumes the partial
// file of an earlier pull. The lock on that file refuses a second pull at the same time.
func (p Puller) download(ctx context.Context, card *Card) error {
	f, err := output.Resume(p.weightsPath(card), nil)
	if err != nil {
		return err
	}
	if err := p.fill(ctx, f, card); err != nil {
		return keepPartial(f, err)
	}
	return commitChecked(f, card)
}

// fill downloads the bytes that the partial file lacks.
func (p Puller) fill(ctx context.Context, f *output.File, card *Card) error {
	offset, err := resumeOffset(f, card)
	if err != nil || offset == card.Size {
		return err
	}
	resp, err := p.request(ctx, card, offset)
	if err != nil {
		return err
	}
	defer resp.body.Close()
	if err := f.Truncate(resp.offset); err != nil {
		return err
	}
	if _, err := f.Seek(resp.offset, io.SeekStart); err != nil {
		return err
	}
	return p.receive(f, resp, card.Size)
}

// receive copies a response to w, at most up to the size of the weights.
func (p Puller) receive(w io.Writer, resp response, size int64) error {
	out := &progressWriter{w, resp.offset, size, p.Progress}
	_, err := io.Copy(out, io.LimitReader(resp.body, size-resp.offset))
	if err == nil && resp.partial && out.done < size {
		err = io.ErrUnexpectedEOF // a complete response that is too short fails the checksum instead
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("cut off after %d of %d bytes: %w", out.done, size, err)
	}
	return err
}

// progressWriter counts the bytes that it passes on and reports them.
type progressWriter struct {
	io.Writer
	done, total int64
	report      func(done, total int64) // may be nil
}

func (p *progressWriter) Write(b []byte) (int, error) {
	n, err := p.Writer.Write(b)
	p.done += int64(n)
	if p.report != nil {
		p.report(p.done, p.total)
	}
	return n, err
}
