package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/outcome"
	"github.com/facecue/facecue/models"
)

// counter sells the built-in weights under another name.
type counter struct {
	card  *models.Card
	asked atomic.Int64
	pull
	out, err bytes.Buffer
}

func newCounter(t *testing.T, answer string) *counter {
	t.Helper()
	const weights = "../../models/weights/"
	card, err := models.ParseCard(read(t, weights+"expression.json"))
	if err != nil {
		t.Fatal(err)
	}
	data := read(t, weights+card.File)
	c := &counter{card: card}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c.asked.Add(1)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
	}))
	t.Cleanup(s.Close)
	card.Name, card.File, card.URL = "large", "large.onnx", s.URL
	c.pull = pull{streams: streams{strings.NewReader(answer), &c.out, &c.err}, asks: true}
	c.puller = models.Puller{Client: s.Client(), Folder: filepath.Join(t.TempDir(), "models")}
	return c
}

func (c *counter) done(t *testing.T) {
	t.Helper()
	if err := c.run(t.Context(), c.card); err != nil {
		t.Fatal(err)
	}
	if want := "--filter 'detect,track,classify=model=large,people,speak,smooth'\n"; c.out.String() != want {
		t.Errorf("said %q, want %q", c.out.String(), want)
	}
	if names := left(t, c.puller.Folder); !slices.Equal(names, []string{"large.json", "large.onnx"}) {
		t.Errorf("the folder holds %v", names)
	}
	c.out.Reset()
}

// untouched wants neither a request nor a folder.
func (c *counter) untouched(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(c.puller.Folder); err == nil || c.asked.Load() != 0 || c.out.Len() != 0 {
		t.Errorf("something was pulled: %d requests, %q", c.asked.Load(), c.out.String())
	}
}

func TestPullAsks(t *testing.T) {
	for _, answer := range []string{"n\n", "\n", "", "yo\n"} {
		c := newCounter(t, answer)
		if err := c.run(t.Context(), c.card); err == nil || !strings.Contains(err.Error(), "large: not downloaded") {
			t.Errorf("answer %q: %v", answer, err)
		}
		c.untouched(t)
	}
	for _, answer := range []string{"y\n", "YES\n", "y"} {
		c := newCounter(t, answer)
		c.done(t)
		shown := c.err.String()
		for _, part := range []string{"large", fmt.Sprintf("%.1f MB", float64(c.card.Size)/1e6), c.card.Licence, c.card.DataTerms, c.card.URL, c.puller.Folder} {
			if !strings.Contains(shown, part) {
				t.Errorf("%q is not shown:\n%s", part, shown)
			}
		}
		if !strings.HasSuffix(shown, "\nDownload? [y/N] ") {
			t.Errorf("asked %q", shown)
		}
	}
}

func TestPullWithoutTerminal(t *testing.T) {
	c := newCounter(t, "y\n")
	c.asks = false
	var usage outcome.UsageError
	if err := c.run(t.Context(), c.card); !errors.As(err, &usage) || !strings.Contains(err.Error(), "-y") {
		t.Errorf("got %v", err)
	}
	c.untouched(t)
	c.yes = true
	c.done(t)
	if shown := c.err.String(); strings.Contains(shown, "?") || strings.Contains(shown, "\r") || !strings.Contains(shown, c.card.DataTerms) {
		t.Errorf("shown %q", shown)
	}
}

// TestPullAgain neither asks nor downloads.
func TestPullAgain(t *testing.T) {
	c := newCounter(t, "y\n")
	c.done(t)
	c.err.Reset()
	c.asks = false
	c.done(t)
	if c.asked.Load() != 1 || c.err.Len() != 0 {
		t.Errorf("%d requests, said %q", c.asked.Load(), c.err.String())
	}
}

// TestPullProgress leaves an empty line behind, before the line for the filter.
func TestPullProgress(t *testing.T) {
	c := newCounter(t, "")
	c.yes, c.shows = true, true
	c.streams.out = &c.err
	if err := c.run(t.Context(), c.card); err != nil {
		t.Fatal(err)
	}
	if said := c.err.String(); !strings.Contains(said, " MB  100 %\x1b[K\r\x1b[K--filter ") {
		t.Errorf("said %q", said)
	}
	if n := strings.Count(c.err.String(), "\r"); n > 102 {
		t.Errorf("the line was written %d times", n)
	}
}

func TestPullInterrupted(t *testing.T) {
	c := newCounter(t, "y\n")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := c.run(ctx, c.card); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestPullUnknownName(t *testing.T) {
	list := []*models.Card{{Name: "large"}, {Name: "larger"}}
	if card, err := shippedCard(list, "larger"); err != nil || card != list[1] {
		t.Errorf("%v, %v", card, err)
	}
	if _, err := shippedCard(list, "huge"); err == nil || !strings.Contains(err.Error(), `"huge"`) || !strings.Contains(err.Error(), "large, larger") {
		t.Errorf("got %v", err)
	}
	if _, err := shippedCard(nil, "huge"); err == nil || !strings.Contains(err.Error(), "ships none") {
		t.Errorf("got %v", err)
	}
}

// TestPullCommandLine reads the options.
func TestPullCommandLine(t *testing.T) {
	t.Setenv(models.FolderEnv, filepath.Join(t.TempDir(), "models"))
	for _, c := range []struct {
		args  []string
		says  string
		usage bool
	}{
		{[]string{"-y", "huge"}, `no model "huge"`, false},
		{nil, "takes one name", true},
		{[]string{"--force", "huge"}, "force", true},
	} {
		var out, errs bytes.Buffer
		app := newApp(streams{strings.NewReader(""), &out, &errs})
		app.Commands = []*cli.Command{pullCommand(streams{strings.NewReader(""), &out, &errs})}
		err := app.Run(append([]string{"facecue", "pull"}, c.args...))
		var usage outcome.UsageError
		if err == nil || !strings.Contains(err.Error(), c.says) || errors.As(err, &usage) != c.usage {
			t.Errorf("%v: %v", c.args, err)
		}
	}
}

func TestPullChain(t *testing.T) {
	for kind, want := range map[models.Kind]string{
		models.Detector:   "detect=model=d,track,classify,people,speak,smooth",
		models.Expression: "detect,track,classify=model=d,people,speak,smooth",
	} {
		if got := chainWith(&models.Card{Name: "d", Kind: kind}); got != want {
			t.Errorf("%s: got %s, want %s", kind, got, want)
		}
	}
}
