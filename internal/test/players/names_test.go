//go:build players

package players

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// spy writes down what the script for mpv shows: the texts of its messages and of its overlays.
const spy = `do
    local mp = require "mp"
    local function note(text) local f = io.open("REPORT", "a") f:write(text, "\n") f:close() end
    local message = mp.osd_message
    mp.osd_message = function(text, ...) note(text) return message(text, ...) end
    local overlay = getmetatable(mp.create_osd_overlay("ass-events"))
    local update = overlay.update
    overlay.update = function(self, ...) note(self.data) return update(self, ...) end
end
`

// named replaces the table of a film by one of the same moments with names.
func named(t *testing.T, folder string) {
	t.Helper()
	facecue(t, "annotate", filepath.Join(folder, "film.mp4"), "-o", filepath.Join(folder, "film.jsonl"))
	facecue(t, "render", filepath.Join(folder, "film.jsonl"), "--name", "1=Frau Ünal", "-y", "-o", filepath.Join(folder, "film.events.csv"))
}

// TestVLCListsNames: the list has what people are called.
func TestVLCListsNames(t *testing.T) {
	folder := shared(t)
	path := film(t, folder, "vlc", ".events.csv")
	named(t, folder)
	list := byDrive(t, folder, path)["list"]
	if !strings.Contains(list, "  Frau Ünal  ") || strings.Contains(list, "P1") || !strings.Contains(list, "  P2  ") {
		t.Errorf("the list: %s", list)
	}
}

// tabled adds a table of people beside a film: the first is named, the second is nobody's.
func tabled(t *testing.T, folder string) {
	t.Helper()
	table := "\ufeffname;number;ignore;joined-to;from\r\n\"Ünal; \"\"U\"\"\";9;;;\r\n;1;;9;\r\n;2;not a person;;0:00:01.5\r\n"
	if err := os.WriteFile(filepath.Join(folder, "film.people.csv"), []byte(table), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestVLCReadsTheTableOfPeople: names, numbers that are one person, and people who are left out.
func TestVLCReadsTheTableOfPeople(t *testing.T) {
	folder := shared(t)
	path := film(t, folder, "vlc", ".events.csv")
	before := byDrive(t, folder, path)["list"]
	tabled(t, folder)
	list := byDrive(t, folder, path)["list"]
	if !strings.Contains(before, "  P2  ") || !strings.Contains(list, `  Ünal; "U"  `) || strings.Contains(list, "P1") || strings.Contains(list, "P2") {
		t.Errorf("the list before: %s\nand with a table: %s", before, list)
	}
}

// TestMPVListsNames: so do the menu, the timeline and what is said after a jump.
func TestMPVListsNames(t *testing.T) {
	folder := shared(t)
	path, report := film(t, folder, "mpv", ".events.csv"), filepath.Join(folder, "said.txt")
	named(t, folder)
	scripts, err := filepath.Glob(filepath.Join(folder, "mpv/scripts/*/main.lua"))
	if err != nil || len(scripts) != 1 {
		t.Fatal(scripts, err)
	}
	text, err := os.ReadFile(scripts[0])
	if err == nil {
		err = os.WriteFile(scripts[0], append([]byte(strings.Replace(spy, "REPORT", report, 1)), text...), 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	r := startMPV(t, folder, path)
	shows := func(key string, wanted ...string) {
		t.Helper()
		var said string
		for i := range 100 {
			if i == 0 || key == "Alt+n" && i%10 == 0 { // until the script has read the table
				os.Remove(report)
				r.command("keypress", key)
			}
			text, _ := os.ReadFile(report)
			said = string(text)
			missing := false
			for _, w := range wanted {
				missing = missing || !strings.Contains(said, w)
			}
			if !missing && !strings.Contains(said, "P1") {
				return
			}
			time.Sleep(200 * time.Millisecond)
		}
		t.Errorf("%s shows %.2000s", key, said)
	}
	shows("Alt+n", "  Frau Ünal  ")
	shows("Alt+t", "}Frau Ünal", "}P2")
	shows("Alt+m", "  Frau Ünal  ", "  P2  ")
}
