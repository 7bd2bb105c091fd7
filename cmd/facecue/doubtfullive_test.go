package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestFilterHidesWhoMayBeIgnored: filter hides the person who is ignored and everybody who may be
// that person, from the first picture on; a person beside the one who is ignored is shown.
func TestFilterHidesWhoMayBeIgnored(t *testing.T) {
	needRuntime(t)
	clip, dir := twice(t), t.TempDir()
	// No face is compared, so that only the place joins tracks: later tracks stay apart.
	chain := "detect,track,classify,people=min=5000,smooth,draw"
	shown := func(name string, args ...string) (picture []byte, said string) {
		path := filepath.Join(dir, name+".nut")
		out := facecue(t, append([]string{"filter", chain, "-i", clip, "-o", path, "--findings", filepath.Join(dir, name+".csv"), "--name", "1=Ben"}, args...)...)
		out.want(t, exitDone, "")
		return luma(t, path, 640, 360), out.errs
	}
	all, _ := shown("all", "--name", "2=Ann")
	unsure, said := shown("unsure", "--ignore", "Ben")
	if !strings.Contains(said, "may be somebody who is ignored: videos hide the face too") {
		t.Errorf("said %q", said)
	}
	faces := map[string]int{}
	const last = 85 // a place is hidden some frames before a face that is hidden is found there
	for _, row := range rows(t, filepath.Join(dir, "all.csv"), ',') {
		if row["name"] == "" || row["name"] == "Ann" && number(t, row["frame"]) > last {
			continue
		}
		faces[row["name"]]++
		if hidden := !alike(all, unsure, middle(t, row)); hidden == (row["name"] == "Ann") {
			t.Fatalf("frame %s: the face of %s: hidden %t", row["frame"], row["name"], hidden)
		}
	}
	if faces["Ben"] < 20 || faces["Ann"] < 20 || len(faces) < 3 {
		t.Errorf("faces %v", faces)
	}
}
