//go:build players

package players

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// A firefox is a headless Firefox that is controlled by Marionette, which needs no driver beside it
// (firefox-source-docs.mozilla.org, "Marionette", "Protocol"): messages are JSON after their length and a colon.
type firefox struct {
	t    *testing.T
	to   net.Conn
	from *bufio.Reader
	last int // number of a command
}

// startFirefox starts Firefox with a new profile, and gives a browser that runs scripts and opens pages.
func startFirefox(t *testing.T) (*firefox, *browser) {
	t.Helper()
	profile := t.TempDir()
	put(t, filepath.Join(profile, "user.js"), `user_pref("marionette.port", 0);
user_pref("media.autoplay.default", 0);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
`)
	cmd := exec.Command("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", profile)
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "MOZ_REMOTE_SETTINGS_DEVTOOLS=1")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	f := &firefox{t: t}
	f.connect(filepath.Join(profile, "MarionetteActivePort"))
	t.Cleanup(func() { f.to.Close() })
	f.call("WebDriver:NewSession", map[string]any{"capabilities": map[string]any{}}, nil)
	f.call("WebDriver:SetTimeouts", map[string]any{"script": 60000, "pageLoad": 60000}, nil)
	f.call("WebDriver:SetWindowRect", map[string]any{"width": 1300, "height": 1000}, nil)
	return f, &browser{t: t, run: f.script}
}

// connect waits for the file with the port, and for the greeting.
func (f *firefox) connect(file string) {
	f.t.Helper()
	for range 600 {
		if text, err := os.ReadFile(file); err == nil && len(text) > 0 {
			if f.to, err = net.Dial("tcp", "127.0.0.1:"+strings.TrimSpace(string(text))); err == nil {
				f.from = bufio.NewReader(f.to)
				f.read()
				return
			}
		}
		time.Sleep(100 * time.Millisecond)
	}
	f.t.Fatal("Firefox did not say its port")
}

func (f *firefox) read() []byte {
	f.t.Helper()
	f.to.SetReadDeadline(time.Now().Add(90 * time.Second))
	length, err := f.from.ReadString(':')
	if err != nil {
		f.t.Fatal(err)
	}
	n, err := strconv.Atoi(strings.TrimSuffix(length, ":"))
	if err != nil {
		f.t.Fatal(err)
	}
	text := make([]byte, n)
	if _, err := io.ReadFull(f.from, text); err != nil {
		f.t.Fatal(err)
	}
	return text
}

// call sends a command and reads the result of its response.
func (f *firefox) call(name string, parameters map[string]any, result any) {
	f.t.Helper()
	f.last++
	text, err := json.Marshal([]any{0, f.last, name, parameters})
	if err != nil {
		f.t.Fatal(err)
	}
	if _, err := fmt.Fprintf(f.to, "%d:%s", len(text), text); err != nil {
		f.t.Fatal(err)
	}
	var reply [4]json.RawMessage
	if err := json.Unmarshal(f.read(), &reply); err != nil || string(reply[2]) != "null" {
		f.t.Fatalf("%s: %v %.600s", name, err, reply[2])
	}
	if result == nil {
		return
	}
	if err := json.Unmarshal(reply[3], &struct{ Value any }{result}); err != nil {
		f.t.Fatalf("%s: %v\n%.600s", name, err, reply[3])
	}
}

// script runs the body of a function that calls its last argument with the result.
func (f *firefox) script(body string, value any, args ...any) {
	f.t.Helper()
	if args == nil {
		args = []any{}
	}
	f.call("WebDriver:ExecuteAsyncScript", map[string]any{"script": body, "args": args}, value)
}

// TestPagesInFirefox opens the page of the demo and an index: the film shows the frame of the cursor, the strip has the
// colours of the states, and the index its rows.
func TestPagesInFirefox(t *testing.T) {
	folder := t.TempDir()
	path := film(t, folder, "mpv", ".jsonl")
	page, index := filepath.Join(folder, "film.html"), filepath.Join(folder, "index.html")
	facecue(t, "render", filepath.Join(folder, "film.jsonl"), "--recording", path, "-o", page)
	facecue(t, "report", filepath.Join(folder, "film.jsonl"), "-o", index)
	f, b := startFirefox(t)
	f.call("WebDriver:Navigate", map[string]any{"url": "file://" + page}, nil)
	b.says(`for (let i = 0; i < 600 && !(document.documentElement.dataset.ready && (film.readyState > 1 || film.error)); i++) await wait(50);
		return [document.documentElement.dataset.ready, film.readyState > 1, film.error?.message ?? ""]`, []any{"yes", true, ""})
	// Firefox gives the time of a picture as the time that was sought.
	b.says(`const wrong = [];
		for (const frame of [1, 40, 225, 309]) {
			press("Home");
			for (let i = 0; i < frame; i++) press("ArrowRight");
			await wait(50);
			for (let i = 0; i < 200 && film.seeking; i++) await wait(50);
			if (Math.floor(film.currentTime * 25 + 1e-6) !== frame || Number(now().split(" ").at(-1)) !== frame) wrong.push([frame, film.currentTime, now()]);
		}
		return wrong`, []any{})
	b.says(`press("Home"); press(" "); for (let i = 0; i < 200 && !(film.currentTime > 0.5); i++) await wait(50); const going = !film.paused; press(" ");
		const together = () => Math.floor(film.currentTime * 25 + 1e-6) === Number(now().split(" ").at(-1)); // once the page has heard of the pause
		for (let i = 0; i < 200 && (film.seeking || !film.paused || !together()); i++) await wait(50);
		return [going, film.paused, Number(now().split(" ").at(-1)) > 5, together()]`, []bool{true, true, true, true})
	b.says(`press("Home"); press("0"); await wait(300);
		const canvas = document.querySelector("#rows canvas"), c = canvas.getContext("2d"), at = seconds => [...c.getImageData(Math.round(seconds / 12.4 * canvas.width), Math.round(canvas.height * 0.02) + 2, 1, 1).data.slice(0, 3)];
		return [at(1), at(2.3), at(3.7), at(6.5)]`, [][]int{{0xc1, 0x83, 0}, {0x8c, 0x8c, 0x8c}, {0xb5, 0x2a, 0}, {0x25, 0x84, 0xff}})
	b.says(`return document.querySelectorAll("#moments img").length > 3 && [...document.querySelectorAll("#moments img")].every(e => e.complete && e.naturalWidth === 160)`, true)
	f.call("WebDriver:Navigate", map[string]any{"url": "file://" + index}, nil)
	b.says(`for (let i = 0; i < 600 && !document.documentElement.dataset.ready; i++) await wait(50);
		return [texts("#rows td:nth-child(2)"), texts("#rows th a"), id("noTrend").hidden]`, []any{[]string{"P1", "P2"}, []string{"film", "film"}, false})
	tried(t, "firefox", "page")
}
