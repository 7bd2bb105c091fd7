package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tree makes a folder with recordings and other files, and works in it.
func tree(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for _, name := range []string{"in/b.mp4", "in/a.MKV", "in/s1/a.mp4", "in/s1/a.vtt", "in/.hidden/a.mp4", "in/s1/.b.mp4", "in/s1/c.mp4.partial", "in/s2/x.dat", "other.mp4"} {
		write(t, filepath.Join(dir, name), name)
	}
	if err := os.Symlink("../s1/a.mp4", "in/s2/link.mp4"); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("nowhere.mp4", "in/s2/dead.mp4"); err != nil {
		t.Fatal(err)
	}
	return dir
}

// found lists entries as "path relative".
func found(entries []Entry) string {
	var list []string
	for _, e := range entries {
		list = append(list, filepath.ToSlash(e.Path+" "+e.Relative))
	}
	return strings.Join(list, "; ")
}

func TestFind(t *testing.T) {
	dir := tree(t)
	for _, c := range []struct {
		args []string
		s    Search
		want string
	}{
		{[]string{"in"}, Search{}, "in/a.MKV .; in/b.mp4 .; in/s1/a.mp4 s1; in/s2/link.mp4 s2"},
		{[]string{"in", "in/b.mp4"}, Search{}, "in/a.MKV .; in/b.mp4 .; in/s1/a.mp4 s1; in/s2/link.mp4 s2"},
		{[]string{"in/"}, Search{Match: []string{"*.dat"}}, "in/s2/x.dat s2"},
		{[]string{"in"}, Search{Match: []string{"s1/*"}}, "in/s1/a.mp4 s1; in/s1/a.vtt s1"},
		{[]string{"in/*.mp4"}, Search{}, "in/b.mp4 ."},
		{[]string{"in/*/*.mp4"}, Search{}, "in/s1/a.mp4 s1; in/s2/link.mp4 s2"},
		{[]string{"in/s[12]"}, Search{}, "in/s1/a.mp4 s1; in/s2/link.mp4 s2"},
		{[]string{"in/s1/a.mp4", "./other.mp4"}, Search{}, "in/s1/a.mp4 in/s1; other.mp4 ."},
		{[]string{"in/s1/a.mp4"}, Search{Root: "in"}, "in/s1/a.mp4 s1"},
		{[]string{filepath.Join(dir, "in/s1/a.mp4")}, Search{}, filepath.ToSlash(dir) + "/in/s1/a.mp4 in/s1"},
	} {
		entries, err := Find(c.args, c.s)
		if got := found(entries); err != nil || got != c.want {
			t.Errorf("%q %+v:\n got %s\nwant %s (%v)", c.args, c.s, got, c.want, err)
		}
	}
	for _, args := range [][]string{{"nothing.mp4"}, {"in/*.avi"}, {"in/[.mp4"}} {
		if entries, err := Find(args, Search{}); err == nil {
			t.Errorf("%q: found %s", args, found(entries))
		}
	}
	if _, err := Find([]string{"in"}, Search{Match: []string{"["}}); err == nil {
		t.Error("a pattern without an end is taken")
	}
}

// TestOutsideTheWorkingFolder: a file that is named keeps its whole path, whatever else is named.
func TestOutsideTheWorkingFolder(t *testing.T) {
	dir := tree(t)
	t.Chdir(filepath.Join(dir, "in/s1"))
	entries, err := Find([]string{"../b.mp4"}, Search{})
	if want := "." + filepath.Join(dir, "in"); err != nil || entries[0].Relative != want {
		t.Errorf("%q, want %q (%v)", entries[0].Relative, want, err)
	}
}

func TestIdentities(t *testing.T) {
	dir := tree(t)
	entries, err := Find([]string{"in/s1", "other.mp4"}, Search{})
	if err != nil {
		t.Fatal(err)
	}
	if err := Identify(entries, "in"); err != nil {
		t.Fatal(err)
	}
	if got, want := entries[0].ID+" "+entries[1].ID, "s1/a.mp4 "+filepath.ToSlash(dir)+"/other.mp4"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if got := FileOf("in", entries[0].ID) + " " + FileOf("in", entries[1].ID); got != "in/s1/a.mp4 "+dir+"/other.mp4" {
		t.Error(got)
	}
}

func TestReadList(t *testing.T) {
	for text, want := range map[string]string{
		"a.mp4\r\n\nb c.mp4": "a.mp4||0; b c.mp4||0",
		"\xef\xbb\xbfpath,name,ignore\nx.mp4,1=pat;2=doc,\"3,4\"\n": "x.mp4|name=1=pat;2=doc ignore=3,4|0",
		"Seconds, path ,start,end\n12.5,x.mp4,1:00,2:00\n":          "x.mp4|start=1:00 end=2:00|12.5",
		"path\n\"a,b.mp4\"\n": "a,b.mp4||0",
		"":                    "",
	} {
		rows, err := ReadList(strings.NewReader(text))
		var got []string
		for _, r := range rows {
			got = append(got, r.Path+"|"+r.Options.String()+"|"+strings.TrimSuffix(decimals(r.Seconds, 1), ".0"))
		}
		if err != nil || strings.Join(got, "; ") != want {
			t.Errorf("%q: %q, want %q (%v)", text, got, want, err)
		}
	}
	for text, says := range map[string]string{
		"path,nmae\nx,1=a\n": "nmae", "path,seconds\nx,long\n": "line 2", "path,ignore\n,2\n": "path is missing", "path,start\nx\n": "wrong number of fields",
	} {
		if _, err := ReadList(strings.NewReader(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}

func TestAddOfAList(t *testing.T) {
	tree(t)
	all, err := Search{}.Add(nil, Row{Path: "in/b.mp4", Options: Options{Ignore: "2"}, Seconds: 3})
	if err != nil || len(all) != 1 || all[0].Options.Ignore != "2" || all[0].Seconds != 3 || all[0].Size != 8 {
		t.Errorf("%+v (%v)", all, err)
	}
	var list strings.Builder
	if err := WriteList(&list, []Entry{{Path: "in/b.mp4", Relative: "x y", Seconds: 2.5, Options: Options{Names: []string{"1=a", "2=b"}, Ignore: "3", Start: "1", End: "2"}}, {Path: "in/a.MKV"}}); err != nil {
		t.Fatal(err)
	}
	rows, err := ReadList(strings.NewReader(list.String()))
	if err != nil || len(rows) != 2 || rows[0].Options.String() != "name=1=a;2=b ignore=3 start=1 end=2" || rows[0].Relative != "x y" || rows[0].Seconds != 2.5 || rows[1].Seconds != 0 {
		t.Errorf("%+v (%v)", rows, err)
	}
	if all, err = (Search{}).Add(nil, rows[0]); err != nil || all[0].Relative != "x y" {
		t.Errorf("%+v (%v)", all, err)
	}
	if _, err := (Search{}).Add(nil, Row{Path: "none.mp4"}); err == nil {
		t.Error("a file that is not there is taken")
	}
}
