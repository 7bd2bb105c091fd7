package models

import (
	"context"
	"fmt"
	"net/http"
)

// Sized completes a card without the size of its weights. It takes the size from the card of
// an earlier pull, else from the server. The checksum is always that of the given card.
func (p Puller) Sized(ctx context.Context, card *Card) (*Card, error) {
	if sized := p.withKnownSize(card); sized.Size > 0 {
		return sized, nil
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
	sized := *card
	sized.Size = resp.ContentLength
	return &sized, nil
}

// withKnownSize is the card with the size that an earlier pull wrote into the folder, if
// there was one.
func (p Puller) withKnownSize(card *Card) *Card {
	if card.Size > 0 {
		return card
	}
	sized := *card
	if s, err := fileSource(p.cardPath(card)); err == nil && s.card.SHA256 == card.SHA256 {
		sized.Size = s.card.Size
	}
	return &sized
}
