package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/models"
)

// spelled are spellings of what the faces of a clip are compared by: two of the numbers of each
// face, as they lie in memory and as text.
func spelled(t *testing.T, clip string) (list [][]byte) {
	t.Helper()
	registry, err := models.NewRegistry()
	if err != nil {
		t.Fatal(err)
	}
	chain, err := filter.Parse(filter.DefaultChain, filter.Env{Models: registry})
	if err != nil {
		t.Fatal(err)
	}
	stages, err := chain.NewStateless()
	if err != nil {
		t.Fatal(err)
	}
	defer stages.Close()
	in, err := decode.Open(context.Background(), clip, decode.Options{Stream: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if err := stages.Configure(in.Stream()); err != nil {
		t.Fatal(err)
	}
	for {
		f, err := in.Read()
		if err == io.EOF {
			return list
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := stages.Process(f); err != nil {
			t.Fatal(err)
		}
		for _, face := range f.Result.Faces {
			if face.Identity == nil {
				continue
			}
			a, b := face.Identity[0], face.Identity[1]
			raw := binary.LittleEndian.AppendUint32(nil, math.Float32bits(a))
			list = append(list, binary.LittleEndian.AppendUint32(raw, math.Float32bits(b)),
				fmt.Appendf(nil, "%v,%v", a, b), fmt.Appendf(nil, "%v %v", a, b), fmt.Appendf(nil, "%.4f,%.4f", a, b), fmt.Appendf(nil, "%.4f %.4f", a, b))
		}
		f.Close()
	}
}

// TestNothingOfIdentityIsWritten: no output, no message of any level and no temporary file that is
// left holds a number by which faces are compared.
func TestNothingOfIdentityIsWritten(t *testing.T) {
	needRuntime(t)
	dir, clip := t.TempDir(), short(t)
	t.Setenv("TMPDIR", filepath.Join(dir, "temporary"))
	makeFolder(t, filepath.Join(dir, "temporary"))
	args := []string{"annotate", clip, "--people", "2", "--loglevel", "debug"}
	for _, name := range []string{"a.jsonl", "a.csv", "a.parquet", "a.events.csv", "a.html", "a.ass", "a.eaf", "a.mkv"} {
		args = append(args, "-o", filepath.Join(dir, name))
	}
	out := facecue(t, args...)
	if out.code != exitDone {
		t.Fatal(out.errs)
	}
	texts := map[string][]byte{"messages": []byte(out.errs + out.out)}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			texts[path] = read(t, path)
		}
		return err
	})
	if err != nil || len(texts) != 9 {
		t.Fatalf("%d files, %v", len(texts)-1, err)
	}
	secrets := spelled(t, clip)
	if len(secrets) < 5 {
		t.Fatal("no face was compared")
	}
	for name, text := range texts {
		for _, s := range secrets {
			if bytes.Contains(text, s) {
				t.Errorf("%s holds %q", name, s)
			}
		}
	}
}
