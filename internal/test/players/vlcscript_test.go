//go:build players

package players

import (
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// drive is a VLC interface script that loads the extension into VLC and operates it. An extension's
// window needs VLC's Qt interface, which has no screen here, so the script replaces the window by a
// table. Lua, the search for modules, the film and its time are VLC's.
//
//go:embed testdata/drive.lua
var drive string

func TestVLCExtension(t *testing.T) {
	folder := shared(t)
	path := film(t, folder, "vlc", ".events.csv")
	list := expressions(t, filepath.Join(folder, "film.events.csv"))
	said := byDrive(t, folder, path)
	lines := strings.Split(said["list"], "|")
	if len(lines) != len(list) {
		t.Errorf("%d lines for %d expressions: %q", len(lines), len(list), lines)
	}
	if want := fmt.Sprintf("P%s  %s", list[0].person, list[0].label); !strings.Contains(lines[0], want) {
		t.Errorf("the first line is %q, want %q in it", lines[0], want)
	}
	flash := after(list, 0, "fleeting")
	for name, want := range map[string]float64{
		"click":    list[len(list)-2].from,
		"first":    flash,
		"second":   after(list, flash, "fleeting"),
		"back":     flash,
		"surprise": after(list, 0, "surprise"),
	} {
		at, err := strconv.ParseFloat(said[name], 64)
		// VLC seeks near the time and plays on until the script reads its time.
		if err != nil || at < want-0.35 || at > want+1.5 {
			t.Errorf("%s leads to %s s, want %.2f", name, said[name], want)
		}
	}
}

// byDrive returns the values that the script wrote, by name.
func byDrive(t *testing.T, folder, path string) map[string]string {
	t.Helper()
	data, report := filepath.Join(folder, "vlc"), filepath.Join(folder, "report.txt")
	if err := os.MkdirAll(filepath.Join(data, "lua", "intf"), 0o755); err != nil {
		t.Fatal(err)
	}
	script := strings.NewReplacer("EXTENSION", filepath.Join(data, "lua/extensions/facecue.lua"), "REPORT", report).Replace(drive)
	if err := os.WriteFile(filepath.Join(data, "lua", "intf", "drive.lua"), []byte(script), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "cvlc", "-I", "luaintf", "--lua-intf", "drive", "--no-audio", "--vout=vdummy", "--repeat", path)
	asNobody(t, cmd, folder)
	cmd.Env = append(cmd.Env, "XDG_DATA_HOME="+folder)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("VLC: %v\n%s", err, out)
	}
	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, line := range strings.Split(string(text), "\n") {
		if name, value, ok := strings.Cut(line, "="); ok {
			said[name] = value
		}
	}
	if said["failed"] != "" {
		t.Fatal(said["failed"])
	}
	return said
}
