//go:build players

package players

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"net/http"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

// A browser is a headless Chromium, controlled through ChromeDriver (W3C WebDriver).
type browser struct {
	t       *testing.T
	session string // URL

	// run runs a script in place of WebDriver, in browsers that are controlled otherwise; nil in others.
	run func(body string, value any, args ...any)
}

var port = regexp.MustCompile(`successfully on port (\d+)`)

func startBrowser(t *testing.T) *browser {
	t.Helper()
	cmd := exec.Command("chromedriver", "--port=0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	b := &browser{t: t}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if m := port.FindStringSubmatch(lines.Text()); m != nil {
			b.session = "http://127.0.0.1:" + m[1] + "/session"
			break
		}
	}
	go io.Copy(io.Discard, out)
	b.open()
	return b
}

// open begins a session whose window has the gauge's size.
func (b *browser) open() {
	b.t.Helper()
	args := []string{"--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage",
		"--no-first-run", "--hide-scrollbars", "--autoplay-policy=no-user-gesture-required", "--user-data-dir=" + b.t.TempDir()}
	var reply struct{ SessionID string }
	b.call("POST", "", map[string]any{"capabilities": map[string]any{"alwaysMatch": map[string]any{
		"browserName": "chrome", "goog:chromeOptions": map[string]any{"args": args}, "goog:loggingPrefs": map[string]any{"browser": "ALL", "performance": "ALL"}}}}, &reply)
	b.session += "/" + reply.SessionID
	b.t.Cleanup(func() { b.call("DELETE", "", nil, nil) })
	b.call("POST", "/goog/cdp/execute", map[string]any{"cmd": "Emulation.setDeviceMetricsOverride",
		"params": map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false}}, nil)
	b.call("POST", "/timeouts", map[string]any{"script": 30000}, nil)
}

// call sends a command and reads the value of its response.
func (b *browser) call(method, path string, body, value any) {
	b.t.Helper()
	var text []byte
	if body != nil {
		var err error
		if text, err = json.Marshal(body); err != nil {
			b.t.Fatal(err)
		}
	}
	request, err := http.NewRequest(method, b.session+path, bytes.NewReader(text))
	if err != nil {
		b.t.Fatal(err)
	}
	answer, err := (&http.Client{Timeout: time.Minute}).Do(request)
	if err != nil {
		b.t.Fatal(err)
	}
	defer answer.Body.Close()
	whole, err := io.ReadAll(answer.Body)
	if err != nil || answer.StatusCode != http.StatusOK {
		b.t.Fatalf("%s %s: %s %v\n%.600s", method, path, answer.Status, err, whole)
	}
	if value == nil {
		return
	}
	if err := json.Unmarshal(whole, &struct{ Value any }{value}); err != nil {
		b.t.Fatalf("%s: %v\n%.600s", path, err, whole)
	}
}

// script runs the body of a function that calls its last argument with the result.
func (b *browser) script(body string, value any, args ...any) {
	b.t.Helper()
	if b.run != nil {
		b.run(body, value, args...)
		return
	}
	if args == nil {
		args = []any{}
	}
	b.call("POST", "/execute/async", map[string]any{"script": body, "args": args}, value)
}

func (b *browser) picture() image.Image {
	b.t.Helper()
	var text string
	b.call("GET", "/screenshot", nil, &text)
	img, err := png.Decode(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
	if err != nil {
		b.t.Fatal(err)
	}
	if img.Bounds().Dx() != width || img.Bounds().Dy() != height {
		b.t.Fatalf("a picture of %v", img.Bounds())
	}
	return img
}

// page is a video with a track and nothing else. Cues have no background, which would reach the
// bottom of the picture.
func page(clip, track, fragment string) string {
	return fmt.Sprintf(`<!doctype html><meta charset="utf-8"><title>track</title>
<style>::cue { background: none } body { margin: 0 } video { display: block; width: %dpx; height: %dpx }</style>
<video id="v" muted preload="auto" src="%s%s"><track default kind="subtitles" srclang="en" src="%s"></video>`, width, height, clip, fragment, track)
}
