package models

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// answer is what a server sends of the weights.
type answer struct {
	body io.ReadCloser
	from int64 // offset of its first byte; 0 where the server does not resume
	part bool  // 206: it may end before the weights do
}

// ask requests the weights from an offset on. A server that cannot begin there
// is asked for the whole.
func (p Puller) ask(ctx context.Context, card *Card, at int64) (answer, error) {
	resp, err := p.get(ctx, card.URL, at)
	if err != nil {
		return answer{}, err
	}
	a := answer{resp.Body, at, resp.StatusCode == http.StatusPartialContent}
	switch {
	case resp.StatusCode == http.StatusOK:
		a.from = 0
	case at > 0 && a.part && begins(resp, at):
	case at > 0 && (a.part || resp.StatusCode == http.StatusRequestedRangeNotSatisfiable):
		resp.Body.Close()
		return p.ask(ctx, card, 0)
	default:
		resp.Body.Close()
		return answer{}, fmt.Errorf("%s answers %s", card.URL, resp.Status)
	}
	return a, a.fits(resp.ContentLength, card)
}

// fits refuses an answer whose announced length shows that it is another file,
// before a byte of it is read. A length below 0 is unknown.
func (a answer) fits(length int64, card *Card) error {
	want := card.Size - a.from
	if length < 0 || length == want || a.part && length < want {
		return nil
	}
	a.body.Close()
	return fmt.Errorf("%w: %s sends %d bytes from %d on, the card says %d", ErrChecksum, card.URL, length, a.from, want)
}

// begins tells that a partial answer starts where it was asked to
// (RFC 9110, section 14.4).
func begins(resp *http.Response, at int64) bool {
	return strings.HasPrefix(resp.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", at))
}

func (p Puller) get(ctx context.Context, url string, at int64) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept-Encoding", "identity") // offsets are those of the file
	if at > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", at))
	}
	return p.client().Do(req)
}

// client is the caller's, with redirects as checkRedirect allows them.
func (p Puller) client() *http.Client {
	var c http.Client
	if p.Client != nil {
		c = *p.Client
	}
	c.CheckRedirect = checkRedirect
	return &c
}
