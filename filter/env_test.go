package filter

import (
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/av"
	"github.com/facecue/facecue/internal/frame"
	"github.com/facecue/facecue/models"
)

// TestMain fails when tests leave frames or networks open, or anything of libav.
func TestMain(m *testing.M) {
	code := m.Run()
	if left := av.Allocated(); frame.OpenCount() != 0 || models.Live() != 0 || left != (av.Counts{}) {
		fmt.Fprintf(os.Stderr, "left open: %d frames, %d of models, %+v of libav\n", frame.OpenCount(), models.Live(), left)
		code = 1
	}
	os.Exit(code)
}

// testEnv starts ONNX Runtime: the library that the environment names, else that in
// the project's lib folder.
func testEnv(t testing.TB) Env {
	t.Helper()
	path := ""
	if own, _ := filepath.Glob("../lib/libonnxruntime.*"); os.Getenv(models.LibraryEnv) == "" && len(own) > 0 {
		path = own[len(own)-1]
	}
	if _, err := models.Start(path); err != nil {
		t.Fatal("no ONNX Runtime; make deps installs it, make test finds it there:", err)
	}
	r, err := models.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	return Env{Models: r, Logger: slog.New(slog.DiscardHandler)}
}

// build makes a filter from its name and options, and closes it after the test.
func build(t testing.TB, env Env, name, args string) Filter {
	t.Helper()
	d, err := Lookup(name)
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.Options.Parse(args)
	if err != nil {
		t.Fatal(err)
	}
	f, err := d.New(v, env)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}
