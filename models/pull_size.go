package models

import (
	"context"
	"fmt"
	"net/http"
)

// Sized completes a card that does not say how large its weights are: from what
// was pulled already, else by asking the server. The checksum is the card's own
// in any case.
func (p Puller) Sized(ctx context.Context, card *Card) (*Card, error) {
	if known := p.known(card); known.Size > 0 {
		return known, nil
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodHead, card.URL, nil)
	if err != nil {
		return nil, err
	}
	resp, err := p.client().Do(req)
	if err != nil {
		return nil, err
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK || resp.ContentLength <= 0 || resp.ContentLength > maxWeights {
		return nil, fmt.Errorf("%s answers %s with a length of %d bytes", card.URL, resp.Status, resp.ContentLength)
	}
	whole := *card
	whole.Size = resp.ContentLength
	return &whole, nil
}

// known is the card with the size of what the folder holds for it, if it holds it.
func (p Puller) known(card *Card) *Card {
	if card.Size > 0 {
		return card
	}
	whole := *card
	if s, err := fileSource(p.cardPath(card)); err == nil && s.card.SHA256 == card.SHA256 {
		whole.Size = s.card.Size
	}
	return &whole
}
