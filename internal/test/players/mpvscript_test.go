//go:build players

package players

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math"
	"net"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// remote is mpv's JSON IPC (mpv manual, "JSON IPC").
type remote struct {
	t     *testing.T
	conn  net.Conn
	in    *bufio.Scanner
	seeks int // that mpv said it has ended
}

// startMPV opens a film, paused, with the scripts in a folder. It waits for the first picture: mpv knows the duration before
// the scripts hear that the file is loaded, and a key that they hear first leads nowhere.
func startMPV(t *testing.T, folder, film string, args ...string) *remote {
	t.Helper()
	socket := filepath.Join(folder, "mpv.socket")
	args = append(append([]string{"--config-dir=" + filepath.Join(folder, "mpv"), "--pause", "--keep-open=always", "--no-audio", "--vo=null",
		"--really-quiet", "--input-ipc-server=" + socket}, args...), film)
	cmd := exec.CommandContext(t.Context(), "mpv", args...)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	for range 200 {
		if conn, err := net.Dial("unix", socket); err == nil {
			r := &remote{t: t, conn: conn, in: bufio.NewScanner(conn)}
			if _, ok := r.until("time-pos", func(float64) bool { return true }); !ok {
				t.Fatal("mpv does not show the film")
			}
			return r
		}
		time.Sleep(100 * time.Millisecond)
	}
	t.Fatal("mpv does not open its socket")
	return nil
}

// command sends a command and returns the data of mpv's response; nil if it has none.
func (r *remote) command(words ...any) any {
	r.t.Helper()
	text, _ := json.Marshal(map[string]any{"command": words, "request_id": 7})
	if _, err := fmt.Fprintf(r.conn, "%s\n", text); err != nil {
		r.t.Fatal(err)
	}
	for r.in.Scan() {
		var answer struct {
			ID    int `json:"request_id"`
			Data  any
			Event string
		}
		if err := json.Unmarshal(r.in.Bytes(), &answer); err != nil {
			r.t.Fatal(err)
		}
		if answer.Event == "playback-restart" {
			r.seeks++
		}
		if answer.ID == 7 {
			return answer.Data
		}
	}
	r.t.Fatal("mpv has gone")
	return nil
}

// until waits until a property has a good value, and returns the last value.
func (r *remote) until(property string, good func(float64) bool) (v float64, ok bool) {
	r.t.Helper()
	for range 100 {
		if v, ok = r.command("get_property", property).(float64); ok && good(v) {
			return v, true
		}
		time.Sleep(100 * time.Millisecond)
	}
	return v, false
}

// bound waits until mpv has a key binding.
func (r *remote) bound(name string) {
	r.t.Helper()
	for range 100 {
		if text, _ := json.Marshal(r.command("get_property", "input-bindings")); strings.Contains(string(text), name) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	r.t.Fatal("the menu does not open")
}

// press sends a key to mpv and fails unless mpv goes to a time.
func (r *remote) press(key string, want float64) {
	r.t.Helper()
	r.leads(key, want, "keypress", key)
}

// leads sends a command to mpv and fails unless mpv seeks, to a time. The end of the seek is waited for, because mpv may ignore
// a message that it receives before. A key that leads nowhere must not be sent: mpv queues keys, and obeys the next message first.
func (r *remote) leads(why string, want float64, words ...any) {
	r.t.Helper()
	before := r.seeks
	r.command(words...)
	if at, ok := r.until("time-pos", func(v float64) bool { return r.seeks > before && math.Abs(v-want) < 0.03 }); !ok {
		r.t.Fatalf("%s leads to %.2f s, want %.2f", why, at, want)
	}
}

// TestMPVKeys: the keys and the menu jump to the moments of the table.
func TestMPVKeys(t *testing.T) {
	folder := shared(t)
	path := film(t, folder, "mpv", ".events.csv")
	list := expressions(t, filepath.Join(folder, "film.events.csv"))
	r := startMPV(t, folder, path)
	first := after(list, 0, "")
	second := after(list, first, "")
	r.press("Alt+n", first)
	r.press("Alt+n", second)
	r.press("Alt+p", first)
	flash := after(list, first, "fleeting")
	r.press("Alt+f", flash)
	r.press("Alt+n", after(list, flash, ""))
	r.press("Alt+F", flash)
	r.leads("next sadness", after(list, flash, "sadness"), "script-message-to", "facecue", "next", "sadness")
	r.leads("the beginning", 0, "set_property", "time-pos", 0)
	r.command("keypress", "Alt+m")
	r.bound("facecue-menu-ENTER")
	for range 3 { // any, fleeting, happiness, surprise
		r.command("keypress", "RIGHT")
	}
	r.press("ENTER", after(list, 0, "surprise"))
	r.command("keypress", "ESC")
	r.leads("the beginning", 0, "set_property", "time-pos", 0)
	r.press("Alt+n", after(list, 0, "surprise"))
}

// TestMPVReadsTheRecord: without a table the script reads the record, whose states begin a little
// later than in the table.
func TestMPVReadsTheRecord(t *testing.T) {
	folder := shared(t)
	r := startMPV(t, folder, film(t, folder, "mpv", ".jsonl"))
	facecue(t, "render", filepath.Join(folder, "film.jsonl"), "-o", filepath.Join(folder, "other.events.csv"))
	want := after(expressions(t, filepath.Join(folder, "other.events.csv")), 0, "sadness")
	r.command("script-message-to", "facecue", "next", "sadness")
	if at, ok := r.until("time-pos", func(v float64) bool { return v >= want && v < want+0.6 }); !ok {
		t.Errorf("next sadness leads to %.2f s, want %.2f or a little later", at, want)
	}
}
