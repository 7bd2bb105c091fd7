package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestInstallScripts(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", "")
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	t.Setenv("MPV_HOME", "")
	e := facecue(t, "install-scripts")
	e.want(t, exitDone, "")
	main, extension := filepath.Join(home, ".config/mpv/scripts/facecue/main.lua"), filepath.Join(home, "data/vlc/lua/extensions/facecue.lua")
	for _, path := range []string{main, extension} {
		if !strings.Contains(e.out, "wrote "+path+"\n") || len(read(t, path)) < 1000 {
			t.Errorf("%s was not written, or not said to be:\n%s", path, e.out)
		}
	}
	if again := facecue(t, "install-scripts"); again.code != exitDone || strings.Contains(again.out, "wrote") {
		t.Errorf("a second time: %d, %s", again.code, again.out)
	}
	if err := os.WriteFile(main, []byte("-- mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	facecue(t, "install-scripts", "mpv").want(t, exitFailed, "-y")
	if string(read(t, main)) != "-- mine" {
		t.Error("a changed script was replaced unasked")
	}
	facecue(t, "install-scripts", "-y", "mpv").want(t, exitDone, "")
	if string(read(t, main)) == "-- mine" {
		t.Error("-y replaced nothing")
	}
}

func TestInstallScriptsWhere(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("HOME", filepath.Join(dir, "home"))
	facecue(t, "install-scripts", "--vlc", dir, "vlc").want(t, exitDone, "")
	if names := left(t, dir); len(names) != 1 || names[0] != "lua" {
		t.Errorf("wrote %v", names)
	}
	facecue(t, "install-scripts", "totem").want(t, exitUsage, "totem")
}
