package main

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"
)

// TestRenderReadsParquet: a record loses nothing by way of Parquet.
func TestRenderReadsParquet(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	lines, columns, back := filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "a.parquet"), filepath.Join(dir, "b.jsonl")
	facecue(t, "annotate", short(t), "-o", lines, "-o", columns).want(t, exitDone, "")
	facecue(t, "render", columns, "-o", back).want(t, exitDone, "")
	if !bytes.Equal(read(t, back), read(t, lines)) {
		t.Error("another record came back")
	}
	piped := facecueWith(context.Background(), bytes.NewReader(read(t, columns)), "render", "-", "-o", "[f=vtt]-")
	piped.want(t, exitFailed, "read from a file, not from a pipe")
}
