package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/decode"
	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/pipeline"
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
	tracking, err := chain.NewTracking()
	if err != nil {
		t.Fatal(err)
	}
	in, err := decode.Open(context.Background(), clip, decode.Options{Stream: -1})
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	found := new(secrets)
	err = pipeline.Run(context.Background(), pipeline.Job{
		Source: in, NewStateless: chain.NewStateless, Stateful: tracking,
		Sinks: []pipeline.Sink{found}, Workers: 1, Block: chain.BlockLength(),
	})
	if err != nil {
		t.Fatal(err)
	}
	return found.spelled
}

// secrets spells what the faces of results are compared by.
type secrets struct{ spelled [][]byte }

func (s *secrets) Result(r *face.Result) error {
	for _, f := range r.Faces {
		if f.Identity == nil {
			continue
		}
		a, b := f.Identity[0], f.Identity[1]
		raw := binary.LittleEndian.AppendUint32(nil, math.Float32bits(a))
		s.spelled = append(s.spelled, binary.LittleEndian.AppendUint32(raw, math.Float32bits(b)),
			fmt.Appendf(nil, "%v,%v", a, b), fmt.Appendf(nil, "%v %v", a, b), fmt.Appendf(nil, "%.4f,%.4f", a, b), fmt.Appendf(nil, "%.4f %.4f", a, b))
	}
	return nil
}

func (*secrets) Event(event.Event) error { return nil }

func (*secrets) Close() error { return nil }

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
	numbers := spelled(t, clip)
	if len(numbers) < 5 {
		t.Fatal("no face was compared")
	}
	for name, text := range texts {
		for _, s := range numbers {
			if bytes.Contains(text, s) {
				t.Errorf("%s holds %q", name, s)
			}
		}
	}
}
