package subtitle

import (
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

var goldens kit.Goldens

func TestMain(m *testing.M) { os.Exit(goldens.Main(m)) }

func open(t testing.TB, out io.Writer, name, options string) format.Writer {
	t.Helper()
	f, err := format.Named(name)
	if err != nil {
		t.Fatal(err)
	}
	values, err := f.Options.Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	s, p, _ := kit.Session()
	w, err := f.New(out, values, format.Header{Stream: s, Provenance: p})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func written(t testing.TB, name, options string, results []face.Result) []byte {
	t.Helper()
	s, _, _ := kit.Session()
	var b bytes.Buffer
	if err := kit.Feed(open(t, &b, name, options), s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
