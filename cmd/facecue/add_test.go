package main

import (
	"bufio"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/facecue/facecue/models"
)

const colours = "../../filter/testdata/colours.onnx"

const sixLabels = "fear,neutral,happiness,sadness,anger,disgust"

// TestAdd makes a card for a network, which every command then knows by name.
func TestAdd(t *testing.T) {
	needRuntime(t)
	folder := filepath.Join(t.TempDir(), "nets")
	t.Setenv(models.FolderEnv, folder)
	e := facecue(t, "models", "add", "--labels", sixLabels, "--margin", "0.1", "--mean", "100,50,25", "--scale", "0.01", colours)
	e.want(t, exitDone, "")
	if !strings.Contains(e.out, "classify=model=colours") {
		t.Errorf("how to use it is not said: %q", e.out)
	}
	out := filepath.Join(t.TempDir(), "o.csv")
	facecue(t, "annotate", short(t), "--filter", "detect,track,classify=model=colours,smooth", "-o", out).want(t, exitDone, "")
	if row := rows(t, out, ',')[0]; row["surprise"] != "0" || row["fear"] == "0" {
		t.Errorf("scores are not the network's: %v", row)
	}
	if e := facecue(t, "models", "verify", "colours"); e.code != exitDone {
		t.Errorf("verify: %s", e.errs)
	}
	facecue(t, "models", "add", "--labels", sixLabels, colours).want(t, exitFailed, "there is a network colours already")
}

// TestAddRefuses what does not fit, and leaves nothing behind.
func TestAddRefuses(t *testing.T) {
	needRuntime(t)
	folder := t.TempDir()
	t.Setenv(models.FolderEnv, folder)
	text := filepath.Join(t.TempDir(), "text.onnx")
	write(t, text, "not a network")
	named := filepath.Join(t.TempDir(), "like-its-card.json")
	write(t, named, string(read(t, colours)))
	cases := []struct {
		says string
		code int
		args []string
	}{
		{"two outputs", exitFailed, []string{"--labels", sixLabels, named}},
		{"give --labels", exitUsage, []string{colours}},
		{"the card asks for [1 5]", exitFailed, []string{"--labels", "fear,neutral,happiness,sadness,anger", colours}},
		{"awe", exitFailed, []string{"--labels", "awe,neutral,happiness,sadness,anger,fear", colours}},
		{"one number, or three", exitUsage, []string{"--labels", sixLabels, "--mean", "1,2", colours}},
		{"has shape", exitFailed, []string{"--labels", sixLabels, "--channels", "grey", colours}},
		{"text.onnx", exitFailed, []string{"--labels", sixLabels, text}},
		{"(built-in); choose another --name", exitFailed, []string{"--labels", sixLabels, "--name", "facecue-expression-48", colours}},
		{"cannot be read", exitFailed, []string{"nowhere.onnx"}},
	}
	for _, c := range cases {
		facecue(t, append([]string{"models", "add"}, c.args...)...).want(t, c.code, c.says)
	}
	if names := left(t, folder); len(names) != 0 {
		t.Errorf("left behind: %v", names)
	}
}

// TestAsker asks at a terminal only for what no option says.
func TestAsker(t *testing.T) {
	var out strings.Builder
	ask := asker{true, bufio.NewReader(strings.NewReader("\nMIT\n")), &out}
	app := newTestContext(t)
	if got, err := ask.value(app, "licence", "licence of the weights", "unknown"); err != nil || got != "unknown" {
		t.Errorf("an empty answer: %q, %v", got, err)
	}
	if got, err := ask.value(app, "licence", "licence of the weights", "unknown"); err != nil || got != "MIT" {
		t.Errorf("an answer: %q, %v", got, err)
	}
	if !strings.Contains(out.String(), "licence of the weights [unknown]: ") {
		t.Errorf("asked %q", out.String())
	}
}

// TestUserFolderMayBeMissing: without a folder the built-in networks are there.
func TestUserFolderMayBeMissing(t *testing.T) {
	t.Setenv(models.FolderEnv, filepath.Join(t.TempDir(), "none"))
	e := facecue(t, "models", "list")
	if e.code != exitDone || !strings.Contains(e.out, "facecue-expression-48") {
		t.Errorf("exit %d\n%s", e.code, e.out)
	}
	if _, err := os.Stat(os.Getenv(models.FolderEnv)); err == nil {
		t.Error("looking made the folder")
	}
	if names := left(t, filepath.Dir(os.Getenv(models.FolderEnv))); slices.Contains(names, "none") {
		t.Error("looking made the folder")
	}
}
