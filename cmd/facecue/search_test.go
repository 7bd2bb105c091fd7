package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

// TestSearchInBlocks: faces are followed between the searches of whole pictures, and the record is the same
// bytes for any number of threads.
func TestSearchInBlocks(t *testing.T) {
	needRuntime(t)
	dir := t.TempDir()
	record := func(threads int, chain string) []byte {
		t.Helper()
		path := filepath.Join(dir, "r.jsonl")
		facecue(t, "annotate", "-y", demo, "--threads", fmt.Sprint(threads), "--filter", chain, "-o", path).want(t, exitDone, "")
		return read(t, path)
	}
	const blocks = "detect,track,classify,people,smooth"
	one := record(1, blocks)
	if !bytes.Equal(one, record(3, blocks)) {
		t.Error("another record with three threads")
	}
	count := func(way face.Way) int { return bytes.Count(one, []byte(`"found":"`+way.String()+`"`)) }
	if region, between, picture := count(face.InRegion), count(face.Between), count(face.InPicture); region+between < 4*picture || region < picture || between < picture {
		t.Errorf("%d faces were found in regions, %d are means, %d were found in pictures", region, between, picture)
	}
}
