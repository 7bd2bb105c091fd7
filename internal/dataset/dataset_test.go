package dataset

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/facecue/facecue/internal/face"
)

func put(t testing.TB, path, text string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// all reads a set and lists "name label" for each item.
func all(t testing.TB, path string, protocol Protocol) (list []string, err error) {
	t.Helper()
	set, err := Open(path, protocol)
	if err != nil {
		return nil, err
	}
	for item, err := range set.Items {
		if err != nil {
			return list, err
		}
		list = append(list, filepath.Base(item.Name)+" "+item.Truth.String())
	}
	return list, nil
}

func TestFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"happy/a.jpg", "happy/b.PNG", "happy/notes.txt", "Fear/c.jpeg", "other/d.jpg"} {
		put(t, filepath.Join(dir, name), "")
	}
	got, err := all(t, dir, Majority)
	if want := "c.jpeg fear, a.jpg happiness, b.PNG happiness"; err != nil || strings.Join(got, ", ") != want {
		t.Errorf("got %v, %v", got, err)
	}
	if _, err := Open(t.TempDir(), Majority); err == nil || !strings.Contains(err.Error(), "no folder is named after an expression") {
		t.Errorf("an empty folder: %v", err)
	}
	if _, err := Open(filepath.Join(dir, "none"), Majority); err == nil {
		t.Error("a path that is not there was opened")
	}
}

func TestTable(t *testing.T) {
	dir := t.TempDir()
	path := put(t, filepath.Join(dir, "l.csv"), "path,label\nx/a.jpg,sad\n/abs/b.jpg,anger,extra\n")
	got, err := all(t, path, Majority)
	if err != nil || strings.Join(got, ", ") != "a.jpg sadness, b.jpg anger" {
		t.Errorf("got %v, %v", got, err)
	}
	set, _ := Open(path, Majority)
	for item := range set.Items {
		if item.Path != filepath.Join(dir, "x/a.jpg") {
			t.Errorf("path %s is not relative to the table's folder", item.Path)
		}
		break
	}
	for _, text := range []string{"a.jpg,joyful\nb.jpg,bliss\n", "a.jpg\n", "a.jpg,\"sad\n"} {
		if _, err := all(t, put(t, filepath.Join(dir, "bad.csv"), text), Majority); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

// ferFolder writes FER+ tables with one picture for each row of votes.
func ferFolder(t testing.TB, votes ...string) string {
	t.Helper()
	dir := t.TempDir()
	pixels, raters := "emotion,pixels,Usage\n", "Usage,Image name,n,h,s,s,a,d,f,c,unknown,NF\n"
	for i, v := range votes {
		usage := testUsage
		if strings.HasPrefix(v, "Training ") {
			usage, v = "Training", strings.TrimPrefix(v, "Training ")
		}
		pixels += fmt.Sprintf("0,%s,%s\n", strings.TrimSpace(strings.Repeat(fmt.Sprint(i, " "), 48*48)), usage)
		raters += fmt.Sprintf("%s,%d.png,%s\n", usage, i, v)
	}
	put(t, filepath.Join(dir, pixelsFile), pixels)
	put(t, filepath.Join(dir, votesFile), raters)
	return dir
}

// TestFERPlus: by the majority protocol single votes are left out, more than half of the others
// must agree, and "unknown" and "not a face" give no label.
func TestFERPlus(t *testing.T) {
	dir := ferFolder(t, "9,1,0,0,0,0,0,0,0,0", "5,5,0,0,0,0,0,0,0,0", "4,3,1,1,1,0,0,0,0,0", "0,0,0,0,0,0,0,2,8,0",
		"Training 9,1,0,0,0,0,0,0,0,0", "0,4,0,0,3,0,3,0,0,0", "0,0,0,0,0,0,0,0,1,9")
	cases := map[Protocol]string{
		Majority:  "0.png neutral, 2.png neutral",
		Plurality: "0.png neutral, 1.png neutral, 2.png neutral, 5.png happiness",
	}
	for protocol, want := range cases {
		if got, err := all(t, dir, protocol); err != nil || strings.Join(got, ", ") != want {
			t.Errorf("%s: got %v, %v", protocol, got, err)
		}
	}
	set, _ := Open(dir, Majority)
	for item := range set.Items {
		if item.Truth != face.Neutral || item.Face.W != 48 || item.Face.Pix[47*48+47] != 0 {
			t.Errorf("%+v", item.Truth)
		}
		break
	}
}

func TestFERPlusDamaged(t *testing.T) {
	for name, from := range map[string]string{"votes": "9,1", "a pixel": "0 0 0", "a row": "0.png"} {
		dir := ferFolder(t, "9,1,0,0,0,0,0,0,0,0")
		for _, file := range []string{pixelsFile, votesFile} {
			text, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil {
				t.Fatal(err)
			}
			put(t, filepath.Join(dir, file), strings.Replace(string(text), from, "x\n", 1))
		}
		if got, err := all(t, dir, Majority); err == nil {
			t.Errorf("damaged %s: read %v", name, got)
		}
	}
}

// TestFERPlusMissing: both tables are required, with the same number of rows.
func TestFERPlusMissing(t *testing.T) {
	for _, file := range []string{pixelsFile, votesFile} {
		for what, text := range map[string]string{"cut off": "Usage,a,b\n", "empty": "", "gone": "-"} {
			dir := ferFolder(t, "9,1,0,0,0,0,0,0,0,0")
			path := put(t, filepath.Join(dir, file), text)
			if what == "gone" {
				if err := os.Remove(path); err != nil {
					t.Fatal(err)
				}
			}
			got, err := all(t, dir, Majority)
			if err == nil || (file == votesFile || what == "cut off") && !strings.Contains(err.Error(), file) {
				t.Errorf("%s is %s: read %v, %v", file, what, got, err)
			}
		}
	}
}

// TestFERPlusNumbers: the error names a wrong number of votes or a wrong grey level.
func TestFERPlusNumbers(t *testing.T) {
	for _, votes := range []string{"9,-1,0,0,0,0,0,0,0,0", "9,x,0,0,0,0,0,0,0,0"} {
		if got, err := all(t, ferFolder(t, votes), Majority); err == nil || !strings.Contains(err.Error(), votesFile) {
			t.Errorf("%s: read %v, %v", votes, got, err)
		}
	}
	dir := ferFolder(t, "9,1,0,0,0,0,0,0,0,0")
	put(t, filepath.Join(dir, pixelsFile), "emotion,pixels,Usage\n0,"+strings.Repeat("7 ", 48*48-1)+"256,"+testUsage+"\n")
	if got, err := all(t, dir, Majority); err == nil || !strings.Contains(err.Error(), `pixel "256"`) {
		t.Errorf("a level of 256: read %v, %v", got, err)
	}
}

// TestReadingMayStop: reading can stop after any picture, and a folder that cannot be read is an
// error.
func TestReadingMayStop(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"anger/a.jpg", "fear/b.jpg", "fear/c.jpg"} {
		put(t, filepath.Join(dir, name), "")
	}
	list := put(t, filepath.Join(dir, "l.csv"), "a.jpg,sad\nb.jpg,anger\n")
	for _, path := range []string{dir, list} {
		set, err := Open(path, Majority)
		if err != nil {
			t.Fatal(err)
		}
		for most := 1; most <= 2; most++ {
			seen := 0
			for range set.Items {
				if seen++; seen == most {
					break
				}
			}
			if seen != most {
				t.Errorf("%s: %d of %d", path, seen, most)
			}
		}
	}
	set, err := Open(dir, Majority)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "fear")); err != nil {
		t.Fatal(err)
	}
	for item, err := range set.Items {
		if item.Truth == face.Anger != (err == nil) {
			t.Errorf("%+v, %v", item, err)
		}
	}
}
