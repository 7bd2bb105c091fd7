package models

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

// TestPullRedirect: a redirect within a scheme is followed, one to another scheme is not.
func TestPullRedirect(t *testing.T) {
	type starter = func(http.Handler) *httptest.Server
	data := noise(3000)
	for _, c := range []struct {
		name     string
		from, to starter
		host     string // instead of the target's
		followed bool
	}{
		{"http to http", httptest.NewServer, httptest.NewServer, "", true},
		{"https to https", httptest.NewTLSServer, httptest.NewTLSServer, "", true},
		{"http to https", httptest.NewServer, httptest.NewTLSServer, "", false},
		{"https to http", httptest.NewTLSServer, httptest.NewServer, "", false},
		{"http to another machine", httptest.NewServer, httptest.NewServer, "http://127.0.0.1.nip.example", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := newServer(t, whole(data), c.to)
			address := target.URL
			if c.host != "" {
				address = c.host
			}
			redirecting := newServer(t, func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, address, http.StatusFound)
			}, c.from)
			p := Puller{Client: trusting(target), Folder: t.TempDir()}
			_, err := p.Pull(t.Context(), pullCard(t, data, redirecting.URL))
			if (err == nil) != c.followed || (target.requests.Load() == 1) != c.followed {
				t.Errorf("%v, %d requests at the target", err, target.requests.Load())
			}
			if err != nil && !strings.Contains(err.Error(), "not followed") && !strings.Contains(err.Error(), "only https") {
				t.Errorf("refused for another reason: %v", err)
			}
		})
	}
}

// trusting is a client that accepts the certificate of the test servers and follows every
// redirect, so that only the puller can refuse one.
func trusting(s *server) *http.Client {
	if s.TLS != nil {
		return s.Client()
	}
	tls := httptest.NewTLSServer(nil)
	defer tls.Close()
	return tls.Client()
}

func TestPullRefusesCards(t *testing.T) {
	data := noise(3000)
	for name, spoil := range map[string]func(*Card){
		"http elsewhere":   func(c *Card) { c.URL = "http://example.org/w" },
		"http, named like": func(c *Card) { c.URL = "http://localhost.example.org/w" },
		"http, as user":    func(c *Card) { c.URL = "http://localhost@example.org/w" },
		"ftp":              func(c *Card) { c.URL = "ftp://example.org/w" },
		"file":             func(c *Card) { c.URL = "file:///etc/passwd" },
		"no scheme":        func(c *Card) { c.URL = "example.org/w" },
		"no host":          func(c *Card) { c.URL = "https:///w" },
		"no url":           func(c *Card) { c.URL = "" },
		"name elsewhere":   func(c *Card) { c.Name = "../large" },
		"name in a folder": func(c *Card) { c.Name = "a/large" },
		"name of a folder": func(c *Card) { c.Name = ".." },
		"file elsewhere":   func(c *Card) { c.File = "../large.onnx" },
		"file like a card": func(c *Card) { c.File = "large.json" },
	} {
		t.Run(name, func(t *testing.T) {
			card := pullCard(t, data, "https://example.org/w")
			spoil(card)
			folder := filepath.Join(t.TempDir(), "models")
			p := Puller{Client: &http.Client{Transport: unreachable{t}}, Folder: folder}
			if _, err := p.Pull(t.Context(), card); err == nil {
				t.Error("pulled")
			}
			if _, err := os.Stat(folder); err == nil {
				t.Error("a folder was made")
			}
		})
	}
}

// unreachable fails the test if a request is sent.
type unreachable struct{ t *testing.T }

func (u unreachable) RoundTrip(r *http.Request) (*http.Response, error) {
	u.t.Errorf("asked for %s", r.URL)
	return nil, errors.New("unreachable")
}

// TestPullShipped: the program's cards are read again as Pull writes them.
func TestPullShipped(t *testing.T) {
	list, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for _, card := range append(list, pullCard(t, noise(10), "https://example.org/w?a&b")) {
		text, err := card.text()
		if err != nil {
			t.Fatal(err)
		}
		if again, err := ParseCard(text); err != nil || !reflect.DeepEqual(again, card) {
			t.Errorf("%s is not read as written: %v\n%s", card.Name, err, text)
		}
		if card.Licence == "" || card.DataTerms == "" {
			t.Errorf("%s has no terms to show", card.Name)
		}
	}
}

func TestPullShippedFolder(t *testing.T) {
	text, err := pullCard(t, noise(10), "https://example.org/w").text()
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"cards/README.md": {Data: []byte("no card")}, "cards/large.json": {Data: text}}
	if list, err := shippedIn(files); err != nil || len(list) != 1 || list[0].Name != "large" {
		t.Errorf("%v, %v", list, err)
	}
	for name, data := range map[string]string{"damaged": "{", "no url": builtInCard(t, "expression.json")} {
		files["cards/other.json"] = &fstest.MapFile{Data: []byte(data)}
		if _, err := shippedIn(files); err == nil || !strings.Contains(err.Error(), "other.json") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := shippedIn(fstest.MapFS{}); err != nil || len(list) != 0 {
		t.Errorf("no folder: %v, %v", list, err)
	}
}

func TestPullFolder(t *testing.T) {
	t.Setenv("XDG_CONFIG_HOME", "/settings")
	t.Setenv("HOME", "/home/me")
	for env, want := range map[string]string{"/mine": "/mine", "": "/facecue/models"} {
		t.Setenv(FolderEnv, env)
		if got, err := UserFolder(); err != nil || !strings.HasSuffix(got, want) {
			t.Errorf("%q: %s, %v", env, got, err)
		}
	}
	t.Setenv(FolderEnv, "")
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("HOME", "")
	if got, err := UserFolder(); err == nil || !strings.Contains(err.Error(), FolderEnv) {
		t.Errorf("%s, %v", got, err)
	}
}
