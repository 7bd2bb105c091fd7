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

const (
	longPage   = 2_000_000 // bytes
	longOpen   = 2.0       // seconds of the processor until the page is ready
	longScroll = 0.020     // seconds of the processor for a frame, as 50 frames a second need
)

// TestPageOfTwoHours: the page of two hours and two people has at most 2 MB, opens within two seconds and scrolls 50 times a
// second. Times are those of the processor, so that other work on the machine changes them little.
func TestPageOfTwoHours(t *testing.T) {
	folder := t.TempDir()
	record, page := filepath.Join(folder, "long.jsonl"), filepath.Join(folder, "long.html")
	longRecord(t, record)
	facecue(t, "render", record, "-o", "[media=]"+page)
	if info, err := os.Stat(page); err != nil || info.Size() > longPage {
		t.Fatalf("%d bytes: %v", info.Size(), err)
	}
	b := startBrowser(t)
	b.cdp("Performance.enable", nil)
	b.call("POST", "/url", map[string]any{"url": "file://" + page}, nil)
	b.says(`for (let i = 0; i < 600 && !document.documentElement.dataset.ready; i++) await wait(50); return document.documentElement.dataset.ready`, "yes")
	opened := b.processor()
	t.Logf("opened after %.2f s of the processor", opened)
	if opened > longOpen {
		t.Errorf("opened after %.2f s", opened)
	}
	for _, zoom := range []int{3, 7} {
		b.on(`press("0"); for (let i = 0; i < arguments[0]; i++) press("+"); await wait(300)`, nil, zoom)
		before, frames := b.processor(), 0.0
		b.on(`const stage = id("stage"), area = stage.getBoundingClientRect(), frame = () => new Promise(then => requestAnimationFrame(then));
			for (let i = 0; i < 150; i++) {
				stage.dispatchEvent(new WheelEvent("wheel", {clientX: area.left + 200, clientY: area.top + 30, bubbles: true, cancelable: true, deltaX: i % 100 < 50 ? 8 : -8}));
				await frame();
			}
			return 150`, &frames)
		if each := (b.processor() - before) / frames; each > longScroll {
			t.Errorf("zoomed in %d times, a frame takes %.1f ms", zoom, each*1000)
		} else {
			t.Logf("zoomed in %d times, a frame takes %.1f ms", zoom, each*1000)
		}
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

// cdp runs a command of the Chrome DevTools Protocol.
func (b *browser) cdp(command string, value any) {
	b.t.Helper()
	b.call("POST", "/goog/cdp/execute", map[string]any{"cmd": command, "params": map[string]any{}}, value)
}

// processor is for how many seconds the page's thread had a processor.
func (b *browser) processor() float64 {
	b.t.Helper()
	var list struct {
		Metrics []struct {
			Name  string
			Value float64
		}
	}
	b.cdp("Performance.getMetrics", &list)
	for _, m := range list.Metrics {
		if m.Name == "ThreadTime" {
			return m.Value
		}
	}
	b.t.Fatal("the browser does not say how long it worked")
	return 0
}
