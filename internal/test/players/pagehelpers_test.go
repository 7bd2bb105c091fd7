//go:build players

package players

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"
)

// helpers of the scripts that act on a page of a session.
const pageHelpers = `const done = arguments[arguments.length - 1], id = name => document.getElementById(name),
	press = (key, more) => document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more})),
	set = (e, value) => { e.value = value; e.dispatchEvent(new Event("change", {bubbles: true})); },
	wait = ms => new Promise(then => setTimeout(then, ms)), film = id("film"),
	now = () => id("now").textContent, texts = list => [...document.querySelectorAll(list)].map(e => e.textContent);
	(async () => { `

// on runs a script on the page; what it returns is the value.
func (b *browser) on(body string, value any, args ...any) {
	b.t.Helper()
	b.script(pageHelpers+body+` })().then(v => done(v ?? null), e => done({failed: e.stack}));`, value, args...)
}

// says fails the test unless a script returns the wanted value.
func (b *browser) says(body string, want any) {
	b.t.Helper()
	var got any
	b.on(body, &got)
	have, _ := json.Marshal(got)
	if wanted, _ := json.Marshal(want); string(have) != string(wanted) {
		b.t.Errorf("%s\n gives %s\n want  %s", strings.TrimSpace(body), have, wanted)
	}
}

// visit opens a page from a file, with downloads into a folder, and waits until it is ready.
func (b *browser) visit(path, downloads string) {
	b.t.Helper()
	b.call("POST", "/goog/cdp/execute", map[string]any{"cmd": "Browser.setDownloadBehavior", "params": map[string]any{"behavior": "allow", "downloadPath": downloads}}, nil)
	b.call("POST", "/url", map[string]any{"url": "file://" + path}, nil)
	b.says(`for (let i = 0; i < 200 && !(document.documentElement.dataset.ready && (film.readyState > 1 || film.error)); i++) await wait(50);
		return [document.documentElement.dataset.ready, film.readyState > 1]`, []any{"yes", true})
}

// forget leaves the page of a new tab, and empties the log of its requests.
func (b *browser) forget() {
	b.t.Helper()
	b.call("POST", "/url", map[string]any{"url": "about:blank"}, nil)
	time.Sleep(200 * time.Millisecond)
	b.call("POST", "/se/log", map[string]any{"type": "performance"}, nil)
}

// quiet fails the test where the page asked for anything but files, or wrote to the console.
func (b *browser) quiet() {
	b.t.Helper()
	var entries []struct{ Level, Message string }
	b.call("POST", "/se/log", map[string]any{"type": "browser"}, &entries)
	for _, e := range entries {
		b.t.Errorf("console: %s %s", e.Level, e.Message)
	}
	b.call("POST", "/se/log", map[string]any{"type": "performance"}, &entries)
	asked := 0
	for _, e := range entries {
		var event struct {
			Message struct {
				Method string
				Params struct{ Request struct{ URL string } }
			}
		}
		if err := json.Unmarshal([]byte(e.Message), &event); err != nil {
			b.t.Fatal(err)
		}
		if url := event.Message.Params.Request.URL; event.Message.Method == "Network.requestWillBeSent" {
			asked++
			if !strings.HasPrefix(url, "file:") && !strings.HasPrefix(url, "blob:") && !strings.HasPrefix(url, "data:") {
				b.t.Errorf("the page asked for %s", url)
			}
		}
	}
	if asked == 0 {
		b.t.Error("the log has no request")
	}
}

// downloaded waits for a file that the page saves.
func downloaded(t *testing.T, path string) string {
	t.Helper()
	for range 100 {
		if text, err := os.ReadFile(path); err == nil && len(text) > 0 {
			return string(text)
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("the page did not save %s", path)
	return ""
}
