package models

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"

	"github.com/facecue/facecue/internal/output"
)

// checkPull refuses a card whose weights cannot be downloaded safely.
func (c *Card) checkPull() error {
	if ext := filepath.Ext(c.File); ext == ".json" || ext == output.Suffix {
		return fmt.Errorf("file %q has the name of a card or of a part", c.File)
	}
	if c.URL == "" {
		return errors.New("no url to pull the weights from")
	}
	u, err := url.Parse(c.URL)
	if err != nil {
		return err
	}
	return checkURL(u)
}

// checkURL allows https, and http from this machine only. The checksum would find a changed
// file, but http would show the request to others in the network.
func checkURL(u *url.URL) error {
	local := u.Hostname() == "127.0.0.1" || u.Hostname() == "localhost"
	if u.Scheme == "https" && u.Hostname() != "" || u.Scheme == "http" && local {
		return nil
	}
	return fmt.Errorf("url %s: only https is pulled from", u.Redacted())
}

// maxRedirects is the default of http.Client.
const maxRedirects = 10

func checkRedirect(next *http.Request, before []*http.Request) error {
	if len(before) >= maxRedirects {
		return fmt.Errorf("stopped after %d redirects", maxRedirects)
	}
	if first := before[0].URL.Scheme; next.URL.Scheme != first {
		return fmt.Errorf("redirected from %s to %s, which is not followed", first, next.URL.Redacted())
	}
	return checkURL(next.URL)
}

// text is the JSON file of the card.
func (c *Card) text() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false) // people read it
	err := e.Encode(c)
	return b.Bytes(), err
}
