package spool

import (
	"bytes"
	"io"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// stored are the bytes of the temporary file of some results.
func stored(t *testing.T, list []face.Result) []byte {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for i := range list {
		if err := s.Add(&list[i]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Replay(); err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(s.file)
	if err != nil || len(data) == 0 {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	return data
}

// TestNothingOfIdentity: the file has the same bytes whatever the numbers by which faces are compared,
// and whatever the thumbnails of faces and frames.
func TestNothingOfIdentity(t *testing.T) {
	plain, private := film(), film()
	for i := range private {
		private[i].HasScene = true
		private[i].Scene[3] = 77
		for k := range private[i].Faces {
			f := &private[i].Faces[k]
			f.Identity, f.Look[5] = &face.Identity{0.25, -0.5, 0.125}, 99
		}
	}
	if !bytes.Equal(stored(t, plain), stored(t, private)) {
		t.Error("the temporary file depends on what faces are compared by")
	}
}
