package table

import (
	"bytes"
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

func written(t testing.TB, f Format, results []face.Result) []byte {
	t.Helper()
	s, p, _ := testkit.Session()
	var b bytes.Buffer
	w, err := NewWriter(f, &b, f.Options.Defaults(), s, p)
	if err != nil {
		t.Fatal(err)
	}
	if err := feed(w, s, results); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func format(t testing.TB, name string) Format {
	t.Helper()
	f, err := registry.Get(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}
