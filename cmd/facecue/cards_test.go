package main

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// yunet is somebody else's detector, which is not part of the project.
const yunet = "../../../shared/models/yunet/yunet_n_dynamic.onnx"

// yunetCard writes the card that a user would for YuNet (Wu et al. 2023).
func yunetCard(t *testing.T, weights string) string {
	t.Helper()
	data := read(t, weights)
	var outputs []map[string]any
	for _, stride := range []int{8, 16, 32} {
		for name, role := range map[string]string{"cls": "score", "obj": "objectness", "bbox": "box", "kps": "points"} {
			outputs = append(outputs, map[string]any{"name": fmt.Sprintf("%s_%d", name, stride), "stride": stride, "role": role})
		}
	}
	card := map[string]any{
		"name": "yunet-n", "kind": "detector", "file": filepath.Base(weights), "sha256": fmt.Sprintf("%x", sha256.Sum256(data)), "size": len(data),
		"licence": "MIT", "data_terms": "WIDER FACE", "source": "libfacedetection.train", "trained_on": "WIDER FACE",
		"input":   map[string]any{"name": "input", "multiple_of": 32, "channels": "bgr", "mean": 0, "scale": 1},
		"outputs": outputs, "decoder": "yunet", "nms_iou": 0.3, "threshold": map[string]any{"high": 0.6, "low": 0.35},
	}
	text, err := json.Marshal(card)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	write(t, filepath.Join(dir, filepath.Base(weights)), string(data))
	write(t, filepath.Join(dir, "yunet.json"), string(text))
	return filepath.Join(dir, "yunet.json")
}

// TestLongAnotherDetectorFromItsCard finds the demo's faces with YuNet.
func TestLongAnotherDetectorFromItsCard(t *testing.T) {
	if _, err := os.Stat(yunet); err != nil {
		t.Skip("SKIP: no YuNet weights beside the project")
	}
	faces := filepath.Join(t.TempDir(), "d.csv")
	facecue(t, "annotate", "--filter", "detect=model="+yunetCard(t, yunet)+",track,classify,smooth", demo, "-o", faces).want(t, exitDone, "")
	checkCounts(t, faces)
}
