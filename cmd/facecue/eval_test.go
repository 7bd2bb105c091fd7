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

// TestEvalCrops: crops of faces that the detector may not find are measured as they are where
// they are small, or with --crops.
func TestEvalCrops(t *testing.T) {
	for size, options := range map[string][]string{"48": nil, "200": {"--crops"}} {
		dir := t.TempDir()
		makeFolder(t, filepath.Join(dir, "happy"))
		for _, at := range []string{"0.5", "0.9"} {
			// the demo's first face, cut from its brows to its mouth
			ffmpeg(t, filepath.Join(dir, "happy", at+".png"), "-ss", at, "-i", demo, "-frames:v", "1",
				"-vf", "crop=iw/8:iw/8,scale="+size+":"+size)
		}
		e := facecue(t, append([]string{"models", "eval", "--data", dir}, options...)...)
		e.want(t, exitDone, "")
		if !containsAll(e.out, "2 faces; 2 pictures were taken as crops") {
			t.Errorf("crops of %s pixels:\n%s", size, e.out)
		}
	}
}

// TestEvalWithoutFaces: nothing is reported of pictures of which most have no face.
func TestEvalWithoutFaces(t *testing.T) {
	dir := t.TempDir()
	makeFolder(t, filepath.Join(dir, "happy"))
	for _, at := range []string{"7.5", "7.6"} {
		ffmpeg(t, filepath.Join(dir, "happy", at+".png"), "-ss", at, "-i", demo, "-frames:v", "1")
	}
	e := facecue(t, "models", "eval", "--data", dir)
	e.want(t, exitFailed, "no face was found in 2 of 2 pictures")
	if e.out != "" {
		t.Errorf("a report was written:\n%s", e.out)
	}
}

func TestEvalErrors(t *testing.T) {
	facecue(t, "models", "eval").want(t, exitUsage, "data")
	facecue(t, "models", "eval", "--data", "nowhere").want(t, exitFailed, "nowhere: no such file or folder")
	facecue(t, "models", "eval", "--data", t.TempDir()).want(t, exitFailed, "no folder is named after an expression")
	facecue(t, "models", "eval", "--protocol", "mine", "--data", t.TempDir()).want(t, exitUsage, "neither majority nor plurality")
	facecue(t, "models", "eval", "--data", faces(t), "nobody").want(t, exitFailed, "nobody")
}
