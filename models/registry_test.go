package models

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// writeModel puts a small expression network and its card into a folder.
func writeModel(t *testing.T, folder string, weights []byte) (card string) {
	t.Helper()
	sum := sha256.Sum256(weights)
	text := fmt.Sprintf(`{"name":"small","kind":"expression","file":"small.onnx","sha256":%q,"size":%d,
		"licence":"MIT","input":{"name":"input","width":4,"height":4,"multiple_of":1,"channels":"grey","scale":1},
		"outputs":[{"name":"logits"}],"decoder":"softmax","labels":["neutral","happiness"],"temperature":1,
		"crop":{"template":[[0.3,0.4],[0.7,0.4],[0.5,0.6],[0.35,0.75],[0.65,0.75]],"border":"replicate"}}`,
		hex.EncodeToString(sum[:]), len(weights))
	card = filepath.Join(folder, "small.json")
	write(t, card, []byte(text))
	write(t, filepath.Join(folder, "small.onnx"), weights)
	return card
}

func write(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

func registry(t testing.TB, folders ...string) *Registry {
	t.Helper()
	r, err := NewRegistry(folders...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestBuiltIn(t *testing.T) {
	r := registry(t)
	for name, kind := range map[string]Kind{DefaultDetector: Detector, DefaultSecond: Detector, DefaultRegion: Region, DefaultConfirm: Confirm, DefaultExpression: Expression, DefaultIdentity: Identity} {
		m, err := r.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		if m.Kind != kind || m.Origin != BuiltIn || m.Ref().SHA256 != m.SHA256 {
			t.Errorf("%s is %s of %s", name, m.Kind, m.Origin)
		}
		if m.Licence == "" || m.DataTerms == "" || m.Source == "" || len(m.Measured) == 0 || len(m.Limits) == 0 {
			t.Errorf("the card of %s is not filled in", name)
		}
		if again, _ := r.Open(name); again != m {
			t.Errorf("%s was read twice", name)
		}
	}
	if list := r.List(); len(list) != len(DefaultNames()) || list[0].Card.Name != DefaultConfirm {
		t.Errorf("list %v", list)
	}
}

func TestFolderAndPath(t *testing.T) {
	folder := t.TempDir()
	card := writeModel(t, folder, constantNetwork(4, "logits", 1, 2))
	for _, c := range []struct {
		r    *Registry
		name string
	}{{registry(t, folder), "small"}, {registry(t), card}} {
		m, err := c.r.Open(c.name)
		if err != nil || m.Origin != card {
			t.Errorf("%s: %v, %v", c.name, m, err)
		}
		if e, err := c.r.Show(c.name); err != nil || e.Card.Name != "small" {
			t.Errorf("showing %s: %v", c.name, err)
		}
	}
	if _, err := registry(t).Open("small"); err == nil {
		t.Error("opened a model of no folder")
	}
}

// TestBadCards: a card that cannot be used is left out with its reason; the others stay
// usable.
func TestBadCards(t *testing.T) {
	good := constantNetwork(4, "logits", 1, 2)
	taken := func(name string) func(*testing.T, string) {
		return func(t *testing.T, f string) {
			text, _ := os.ReadFile(writeModel(t, t.TempDir(), good))
			write(t, filepath.Join(f, "x.json"), []byte(strings.Replace(string(text), `"small"`, `"`+name+`"`, 1)))
		}
	}
	cases := map[string]struct {
		spoil func(t *testing.T, folder string)
		says  string
	}{
		"broken":               {func(t *testing.T, f string) { write(t, filepath.Join(f, "x.json"), []byte("{broken\n")) }, "x.json"},
		"empty":                {func(t *testing.T, f string) { write(t, filepath.Join(f, "x.json"), nil) }, "x.json"},
		"another kind of JSON": {func(t *testing.T, f string) { write(t, filepath.Join(f, "x.json"), []byte("[1]")) }, "x.json"},
		"a folder":             {func(t *testing.T, f string) { os.Mkdir(filepath.Join(f, "x.json"), 0o700) }, "x.json"},
		"a link to nothing":    {func(t *testing.T, f string) { os.Symlink("none", filepath.Join(f, "x.json")) }, "x.json"},
		"a pipe":               {func(t *testing.T, f string) { syscall.Mkfifo(filepath.Join(f, "x.json"), 0o600) }, "x.json"},
		"a taken name":         {taken("small"), "already taken"},
		"a built-in's name":    {taken(DefaultExpression), "already taken by built-in"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			writeModel(t, folder, good)
			c.spoil(t, folder)
			r := registry(t, folder)
			for _, name := range []string{DefaultDetector, DefaultExpression, "small"} {
				if _, err := r.Open(name); err != nil {
					t.Errorf("opening %s: %v", name, err)
				}
			}
			if list := r.List(); len(list) != len(DefaultNames())+1 {
				t.Errorf("%d networks are listed", len(list))
			}
			skipped := r.Skipped()
			if len(skipped) != 1 || !strings.Contains(skipped[0].Error(), c.says) || !strings.Contains(skipped[0].Error(), folder) {
				t.Errorf("left out: %v", skipped)
			}
			if _, err := r.Open("x"); err == nil || !strings.Contains(err.Error(), skipped[0].Error()) {
				t.Errorf("opening what was left out: %v", err)
			}
		})
	}
}

// TestFolderThatCannotBeListed: the built-in networks work without the folder.
func TestFolderThatCannotBeListed(t *testing.T) {
	r := registry(t, filepath.Join(t.TempDir(), "none"))
	if _, err := r.Open(DefaultDetector); err != nil {
		t.Error(err)
	}
	if len(r.List()) != len(DefaultNames()) || len(r.Skipped()) != 1 {
		t.Errorf("%d networks, left out: %v", len(r.List()), r.Skipped())
	}
}

// TestBuiltInNeedsNoFolder: cards are read only when their names are asked for.
func TestBuiltInNeedsNoFolder(t *testing.T) {
	folder := t.TempDir()
	r := registry(t, folder)
	if _, err := r.Open(DefaultDetector); err != nil {
		t.Fatal(err)
	}
	writeModel(t, folder, constantNetwork(4, "logits", 1, 2)) // before the folder is read
	if _, err := r.Open("small"); err != nil {
		t.Error(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	good := constantNetwork(4, "logits", 1, 2)
	flipped := append([]byte(nil), good...)
	flipped[len(flipped)/2] ^= 1
	cases := []struct {
		name  string
		spoil func(t *testing.T, folder string)
		want  error
	}{
		{"missing", func(t *testing.T, f string) { os.Remove(filepath.Join(f, "small.onnx")) }, os.ErrNotExist},
		{"empty", func(t *testing.T, f string) { write(t, filepath.Join(f, "small.onnx"), nil) }, ErrChecksum},
		{"cut off", func(t *testing.T, f string) { write(t, filepath.Join(f, "small.onnx"), good[:50]) }, ErrChecksum},
		{"one bit flipped", func(t *testing.T, f string) { write(t, filepath.Join(f, "small.onnx"), flipped) }, ErrChecksum},
		{"longer", func(t *testing.T, f string) { write(t, filepath.Join(f, "small.onnx"), append(flipped, 0)) }, errAny},
		{"link", link, errAny},
		{"folder", func(t *testing.T, f string) {
			os.Remove(filepath.Join(f, "small.onnx"))
			os.Mkdir(filepath.Join(f, "small.onnx"), 0o700)
		}, errAny},
		{"data elsewhere", func(t *testing.T, f string) { writeModel(t, f, externalNetwork()) }, ErrExternalData},
		{"text", func(t *testing.T, f string) { writeModel(t, f, []byte("not a network")) }, errNotONNX},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			folder := t.TempDir()
			card := writeModel(t, folder, good)
			c.spoil(t, folder)
			_, err := registry(t).Open(card)
			if err == nil || c.want != errAny && !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if err != nil && !strings.Contains(err.Error(), "small") {
				t.Errorf("%q does not name the model", err)
			}
		})
	}
}

// errAny stands for any error.
var errAny = errors.New("any error")

func link(t *testing.T, folder string) {
	weights := filepath.Join(folder, "small.onnx")
	if err := os.Rename(weights, filepath.Join(folder, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("elsewhere", weights); err != nil {
		t.Fatal(err)
	}
}
