package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// TestIgnoredWhereUnsure: a person who is ignored by name is hidden in every shot, also where the
// person may be somebody who was not joined; that is said. A name for the other number says that it
// is another person.
func TestIgnoredWhereUnsure(t *testing.T) {
	needRuntime(t)
	clip, dir := twice(t), t.TempDir()
	// No face is compared, so that only the place joins tracks: later tracks stay apart.
	chain := "detect,track,classify,people=min=5000,smooth"
	shown := func(name string, args ...string) (picture []byte, said string) {
		path := filepath.Join(dir, name+".mkv")
		out := facecue(t, append([]string{"annotate", clip, "--filter", chain, "--name", "1=Ben", "-o", "[c:v=ffv1]" + path, "-o", filepath.Join(dir, name+".csv")}, args...)...)
		out.want(t, exitDone, "")
		return luma(t, path, 640, 360), out.errs
	}
	all, _ := shown("all", "--name", "3=Cal")
	unsure, said := shown("unsure", "--ignore", "Ben")
	if !strings.Contains(said, "person 3 may be somebody who is ignored: videos hide the face too") {
		t.Errorf("said %q", said)
	}
	named, said := shown("named", "--ignore", "Ben", "--name", "3=Cal")
	if strings.Contains(said, "may be somebody") {
		t.Errorf("said %q of a person who is named", said)
	}
	others := map[string]bool{}
	for _, row := range rows(t, filepath.Join(dir, "unsure.csv"), ',') {
		others[row["name"]] = true
	}
	if others["Ben"] || !others["P2"] || !others["P3"] {
		t.Errorf("rows of %v", others)
	}
	middles := map[string]int{} // how many faces of each person were looked at
	for _, row := range rows(t, filepath.Join(dir, "all.csv"), ',') {
		who := row["name"]
		if who == "" || who == "P2" {
			continue
		}
		middles[who]++
		at := middle(t, row)
		if alike(all, unsure, at) {
			t.Fatalf("frame %s: the face of %s, who may be Ben, is not hidden", row["frame"], who)
		}
		if alike(all, named, at) == (who == "Ben") {
			t.Fatalf("frame %s: the face of %s is not hidden as it should be", row["frame"], who)
		}
	}
	if middles["Ben"] < 20 || middles["Cal"] < 10 {
		t.Errorf("faces %v", middles)
	}
}

// middle is the index of the sample in the middle of a row's box, in video of 640x360.
func middle(t *testing.T, row map[string]string) int {
	t.Helper()
	x, y := number(t, row["x"])+number(t, row["w"])/2, number(t, row["y"])+number(t, row["h"])/2
	return (int(number(t, row["frame"]))*360+int(y))*640 + int(x)
}

// alike tells that two videos have the same 40 samples around a place.
func alike(a, b []byte, at int) bool { return bytes.Equal(a[at-20:at+20], b[at-20:at+20]) }
