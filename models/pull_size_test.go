package models

import (
	"errors"
	"os"
	"testing"
)

// TestPullUnknownSize: the size comes from the server, the weights are checked against the
// card, and a second pull sends no request.
func TestPullUnknownSize(t *testing.T) {
	data := noise(50_000)
	s := newPullTest(t, data, whole(data))
	s.card.Size = 0
	path, err := s.Pull(t.Context(), s.card)
	if err != nil {
		t.Fatal(err)
	}
	pulled, err := fileSource(path)
	if err != nil || pulled.card.Size != int64(len(data)) {
		t.Fatalf("the card says %v, %v", pulled.card, err)
	}
	requests := s.requests.Load()
	if !s.Has(s.card) {
		t.Error("what was pulled is not known")
	}
	if _, err := s.Pull(t.Context(), s.card); err != nil || s.requests.Load() != requests {
		t.Errorf("pulled again: %v", err)
	}
}

func TestPullUnknownSizeWrong(t *testing.T) {
	data := noise(50_000)
	s := newPullTest(t, data, whole(noise(40_000)))
	s.card.Size = 0
	if _, err := s.Pull(t.Context(), s.card); !errors.Is(err, ErrChecksum) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(s.path("large.onnx")); err == nil {
		t.Error("other weights got the name")
	}
}
