package models

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// response is a server's response with weights.
type response struct {
	body    io.ReadCloser
	offset  int64 // of its first byte in the file; 0 if the server does not resume
	partial bool  // status 206: it may end before the end of the file
}

// request requests the weights from an offset on. If the server does not begin there, it
// requests the whole file.
func (p Puller) request(ctx context.Context, card *Card, offset int64) (response, error) {
	got, err := p.get(ctx, card.URL, offset)
	if err != nil {
		return response{}, err
	}
	resp := response{got.Body, offset, got.StatusCode == http.StatusPartialContent}
	switch {
	case got.StatusCode == http.StatusOK:
		resp.offset = 0
	case offset > 0 && resp.partial && beginsAt(got, offset):
	case offset > 0 && (resp.partial || got.StatusCode == http.StatusRequestedRangeNotSatisfiable):
		got.Body.Close()
		return p.request(ctx, card, 0)
	default:
		got.Body.Close()
		return response{}, fmt.Errorf("%s answers %s", card.URL, got.Status)
	}
	return resp, resp.checkLength(got.ContentLength, card)
}

// checkLength refuses a response whose announced length is not that of the card's file,
// before any byte is read. A length below 0 is unknown.
func (r response) checkLength(length int64, card *Card) error {
	want := card.Size - r.offset
	if length < 0 || length == want || r.partial && length < want {
		return nil
	}
	r.body.Close()
	return fmt.Errorf("%w: %s sends %d bytes from %d on, the card says %d", ErrChecksum, card.URL, length, r.offset, want)
}

// beginsAt tells whether a partial response begins at the requested offset
// (RFC 9110, section 14.4).
func beginsAt(resp *http.Response, offset int64) bool {
	return strings.HasPrefix(resp.Header.Get("Content-Range"), fmt.Sprintf("bytes %d-", offset))
}

func (p Puller) get(ctx context.Context, url string, offset int64) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept-Encoding", "identity") // so that offsets count bytes of the file
	if offset > 0 {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", offset))
	}
	return p.client().Do(req)
}

// client is a copy of the caller's client that checks redirects by checkRedirect.
func (p Puller) client() *http.Client {
	var c http.Client
	if p.Client != nil {
		c = *p.Client
	}
	c.CheckRedirect = checkRedirect
	return &c
}
