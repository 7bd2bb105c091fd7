// Package contrib embeds the scripts for mpv and VLC and says where in a player's folder each
// belongs.
package contrib

import (
	"embed"
	"path"
)

//go:embed moments.lua people.lua mpv/*.lua vlc/*.lua
var files embed.FS

// Script is one file. Path is relative to the player's folder, with slashes.
type Script struct {
	Path string
	Text []byte
}

// MPV are the scripts for mpv's configuration folder: one script of several files
// (mpv manual, "LUA SCRIPTING", "Script location").
func MPV() []Script {
	const folder = "scripts/facecue/"
	list := []Script{script(folder+"moments.lua", "moments.lua"), script(folder+"people.lua", "people.lua")}
	parts, err := files.ReadDir("mpv")
	if err != nil {
		panic("embedded mpv: " + err.Error()) // a programming error
	}
	for _, part := range parts {
		list = append(list, script(folder+part.Name(), path.Join("mpv", part.Name())))
	}
	return list
}

// VLC are the scripts for VLC's folder of user data: an extension and the modules that it requires
// (share/lua/extensions/README.txt of VLC).
func VLC() []Script {
	return []Script{
		script("lua/extensions/facecue.lua", "vlc/facecue.lua"),
		script("lua/modules/facecue_moments.lua", "moments.lua"),
		script("lua/modules/facecue_people.lua", "people.lua"),
	}
}

func script(to, from string) Script {
	text, err := files.ReadFile(from)
	if err != nil {
		panic("embedded " + from + ": " + err.Error()) // a programming error
	}
	return Script{to, text}
}
