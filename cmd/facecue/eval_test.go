package main

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/evaluation"
)

// faces is a folder of labelled pictures cut from the demo: two smiles, one of them
// given as anger, and a picture without a face.
func faces(t testing.TB) string {
	t.Helper()
	dir := t.TempDir()
	for name, at := range map[string]string{"happy/a.png": "0.5", "anger/b.png": "0.9", "happy/none.png": "7.5", "surprise/c.jpg": "4"} {
		path := filepath.Join(dir, name)
		makeFolder(t, filepath.Dir(path))
		ffmpeg(t, path, "-ss", at, "-i", demo, "-frames:v", "1")
	}
	return dir
}

// TestEval measures the built-in network on pictures whose answer is known.
func TestEval(t *testing.T) {
	data := faces(t)
	e := facecue(t, "models", "eval", "--json", "--data", data)
	e.want(t, exitDone, "")
	var r evaluation.Report
	if err := json.Unmarshal([]byte(e.out), &r); err != nil {
		t.Fatal(err)
	}
	const anger, happiness, surprise = 4, 1, 2
	if r.Count != 3 || r.Missing != 1 || r.Confusion[happiness][happiness] != 1 || r.Confusion[anger][happiness] != 1 || r.Confusion[surprise][surprise] != 1 {
		t.Errorf("%d faces, %d missing, %v", r.Count, r.Missing, r.Confusion)
	}
	text := facecue(t, "models", "eval", "--data", data)
	text.want(t, exitDone, "")
	if !containsAll(text.out, "accuracy  0.6667", "facecue-expression-48", "not feelings") {
		t.Errorf("got\n%s", text.out)
	}
}

func TestEvalErrors(t *testing.T) {
	facecue(t, "models", "eval").want(t, exitUsage, "data")
	facecue(t, "models", "eval", "--data", "nowhere").want(t, exitFailed, "nowhere: no such file or folder")
	facecue(t, "models", "eval", "--data", t.TempDir()).want(t, exitFailed, "no folder is named after an expression")
	facecue(t, "models", "eval", "--protocol", "mine", "--data", t.TempDir()).want(t, exitUsage, "neither majority nor plurality")
	facecue(t, "models", "eval", "--data", faces(t), "nobody").want(t, exitFailed, "nobody")
}
