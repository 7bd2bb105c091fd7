package kit

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
)

// full fails like a full disk after some bytes.
type full struct{ room int }

var errFull = errors.New("no space left")

func (f *full) Write(p []byte) (int, error) {
	if f.room -= len(p); f.room < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// FormatContract holds every format that the test links to the contract of the registry:
// its golden files, the same bytes again, LF line ends, no byte order mark, and errors of a
// full disk. Names limit it to some formats, where a package links those of another.
func FormatContract(t *testing.T, goldens *Goldens, names ...string) {
	s, p, results := Session()
	for _, f := range format.All() {
		if len(names) > 0 && !slices.Contains(names, f.Name) {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			whole := Written(t, f, results)
			if !f.Binary {
				goldens.Check(t, "session"+f.Ext, whole)
				goldens.Check(t, "empty"+f.Ext, Written(t, f, nil))
			}
			if again := Written(t, f, results); !bytes.Equal(again, whole) {
				t.Error("a second run gives other bytes")
			}
			if !f.Binary && (whole[len(whole)-1] != '\n' || bytes.ContainsRune(whole, '\r')) {
				t.Error("lines do not end in LF")
			}
			if bytes.HasPrefix(whole, []byte("\ufeff")) {
				t.Error("a byte order mark")
			}
			for _, room := range []int{0, 10, len(whole) - 1} {
				w, err := f.New(&full{room}, f.Options.Defaults(), format.Header{Stream: s, Provenance: p})
				if err == nil {
					err = Feed(w, s, results)
				}
				if !errors.Is(err, errFull) {
					t.Errorf("disk full after %d bytes: %v", room, err)
				}
			}
		})
	}
}

// NumbersMustBeFinite: formats refuse a NaN and an infinity.
func NumbersMustBeFinite(t *testing.T, names ...string) {
	s, p, _ := Session()
	for _, name := range names {
		for _, bad := range []float32{float32(math.NaN()), float32(math.Inf(1))} {
			f := Classified(1, face.Fear, 0.5, 10)
			f.Scores[3] = bad
			w, err := Format(t, name).New(&bytes.Buffer{}, Format(t, name).Options.Defaults(), format.Header{Stream: s, Provenance: p})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Result(&face.Result{Faces: []face.Face{f}}); !errors.Is(err, format.ErrNotFinite) {
				t.Errorf("%s with %v: %v", name, bad, err)
			}
		}
	}
}
