package subtitle

import (
	"bytes"
	"io"
	"os"
	"testing"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/testkit"
)

var goldens testkit.Goldens

func TestMain(m *testing.M) { os.Exit(goldens.Main(m)) }

// feed gives a writer a whole run as the pipeline would.
func feed(w Writer, s face.Stream, results []face.Result) error {
	segments := event.NewSegmenter(event.Parse(event.Options().Defaults()), s)
	for i := range results {
		if err := segments.Add(&results[i], w.Event); err != nil {
			return err
		}
		if err := w.Result(&results[i]); err != nil {
			return err
		}
	}
	if err := segments.Flush(w.Event); err != nil {
		return err
	}
	return w.Close()
}

func open(t testing.TB, out io.Writer, name, options string) Writer {
	t.Helper()
	f, err := registry.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	values, err := f.Options.Parse(options)
	if err != nil {
		t.Fatal(err)
	}
	s, p, _ := testkit.Session()
	w, err := NewWriter(f, out, values, s, p)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func written(t testing.TB, name, options string, results []face.Result) []byte {
	t.Helper()
	s, _, _ := testkit.Session()
	var b bytes.Buffer
	if err := feed(open(t, &b, name, options), s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
