package ratertrack

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestManifest names sessions, patients, raters and files beside it.
func TestManifest(t *testing.T) {
	dir := folder(t, map[string]string{
		"m.csv":    "\ufeffsession,rater,file,patient\ns1,anna,a/s1.eaf,p1\ns1,record,/s1.jsonl,p1\ns2,anna,a/s2.eaf,p1\n",
		"m.tsv":    "file\tsession\trater\nx\ts1\tanna\n",
		"two.csv":  "session,rater,file,patient\ns1,a,f,p1\ns1,b,g,p2\n",
		"none.csv": "onset,offset,label\n", "empty.csv": "", "bad.csv": "session,rater,file\na\n",
	})
	list, err := ReadManifest(filepath.Join(dir, "m.csv"))
	if got := strings.ReplaceAll(fmt.Sprint(list, err), dir, "DIR"); got != "[{s1 p1 [{DIR/a/s1.eaf anna} {/s1.jsonl record}]} {s2 p1 [{DIR/a/s2.eaf anna}]}] <nil>" {
		t.Errorf("%s", got)
	}
	if list, err := ReadManifest(filepath.Join(dir, "m.tsv")); err != nil || list[0].Patient != "" || list[0].Files[0].Rater != "anna" {
		t.Errorf("%v %v", list, err)
	}
	if _, err := ReadManifest(filepath.Join(dir, "two.csv")); !errors.Is(err, ErrPatient) || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("%v", err)
	}
	for _, name := range []string{"none.csv", "empty.csv"} {
		if _, err := ReadManifest(filepath.Join(dir, name)); !errors.Is(err, ErrManifest) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"bad.csv", "no.csv"} {
		if _, err := ReadManifest(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

// TestRatings reads a row for each rating, a column for each rater, and a file for each rater.
func TestRatings(t *testing.T) {
	dir := folder(t, map[string]string{
		"wide.csv": "\ufeffa,b\n1,2\n3,.\n", "segments.csv": "segment,a,b\nx,1,2\ny,3,NA\n",
		"long.tsv": "segment\trater\tvalue\nx\ta\t1\nx\tb\t2\ny\ta\t3\n",
		"anna.csv": "time,value\n2,5\n1,4\n", "ben.csv": "time,value\n1,7\n3,8\n",
		"twice.csv": "segment,rater,value\nx,a,1\nx,a,2\n", "twicewide.csv": "segment,a\nx,1\nx,2\n", "one.csv": "a\n1\n", "empty.csv": "", "clock.csv": "time,value\nnoon,5\n", "torn.csv": "a,b\n1\n",
	})
	read := func(names ...string) string {
		var files []File
		for _, n := range names {
			files = append(files, File{Path: filepath.Join(dir, n)})
		}
		table, err := Ratings(files)
		if err != nil {
			return strings.ReplaceAll(err.Error(), dir+"/", "")
		}
		return fmt.Sprint(table.Raters, table.Times, table.Cells)
	}
	for want, files := range map[string][]string{
		"[a b] [] [[1 2] [3 ]]":                                       {"wide.csv"},
		"[a b] [] [[1 2] [3 ]] ":                                      {"segments.csv"},
		"[a b] [] [[1 2] [3 ]]  ":                                     {"long.tsv"},
		"[anna ben] [1 2 3] [[4 7] [5 ] [ 8]]":                        {"anna.csv", "ben.csv"},
		`twice.csv: line 3: "x" is rated twice by one rater, "a"`:     {"twice.csv"},
		`twicewide.csv: line 3: "x" is rated twice by one rater, "a"`: {"twicewide.csv"},
		"one.csv: " + ErrRatings.Error():                              {"one.csv"},
		"empty.csv: " + ErrRatings.Error():                            {"empty.csv"},
		`time "noon": ` + ErrTime.Error():                             {"clock.csv"},
		ErrMixed.Error():                                              {"anna.csv", "segments.csv"},
		"torn.csv: record on line 2: wrong number of fields":          {"torn.csv"},
		"open none.csv: no such file or directory":                    {"none.csv"},
	} {
		if got := strings.TrimPrefix(read(files...), "none.csv: "); got != strings.TrimSpace(want) {
			t.Errorf("%v:\n got %s\nwant %s", files, got, want)
		}
	}
}
