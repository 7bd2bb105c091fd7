//go:build players

package players

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/test/kit"
)

// longPage bounds the page of two hours and two people, in bytes.
const longPage = 2_000_000

// TestPageOfTwoHours: the page of two hours and two people has at most 2 MB, opens, and shows another stretch when it is
// scrolled. bench/browser.py measures how fast.
func TestPageOfTwoHours(t *testing.T) {
	folder := t.TempDir()
	record, page := filepath.Join(folder, "long.jsonl"), filepath.Join(folder, "long.html")
	longRecord(t, record)
	facecue(t, "render", record, "-o", "[media=]"+page)
	if info, err := os.Stat(page); err != nil || info.Size() > longPage {
		t.Fatalf("%d bytes: %v", info.Size(), err)
	}
	b := startBrowser(t)
	b.call("POST", "/url", map[string]any{"url": "file://" + page}, nil)
	b.says(`for (let i = 0; i < 600 && !document.documentElement.dataset.ready; i++) await wait(50); return document.documentElement.dataset.ready`, "yes")
	var clicked [2]string
	b.on(`const stage = id("stage"), area = stage.getBoundingClientRect(), at = {clientX: area.left + area.width / 2, clientY: area.top + 40, bubbles: true, cancelable: true, pointerId: 1, button: 0};
		stage.setPointerCapture = () => {};
		const click = () => { stage.dispatchEvent(new PointerEvent("pointerdown", at)); stage.dispatchEvent(new PointerEvent("pointerup", at)); return now(); };
		for (let i = 0; i < 3; i++) press("+");
		const before = click();
		for (let i = 0; i < 50; i++) { stage.dispatchEvent(new WheelEvent("wheel", {...at, deltaX: 8})); await wait(20); }
		return [before, click()]`, &clicked)
	if clicked[0] == clicked[1] || clicked[0] == "" {
		t.Errorf("a click in the middle goes to %q, and after scrolling to %q", clicked[0], clicked[1])
	}
}

// longRecord writes a record of two hours and two people.
func longRecord(t *testing.T, path string) {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	stream, made, _ := kit.Long(0, nil)
	f := kit.Format(t, "jsonl")
	w, err := f.New(out, f.Options.Defaults(), format.Header{Stream: stream, Provenance: made})
	if err == nil {
		_, _, err = kit.Long(2*3600*25, func(r *face.Result) error { return w.Result(r) })
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
}
