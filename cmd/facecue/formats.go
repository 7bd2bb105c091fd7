package main

import (
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/format"
	_ "github.com/facecue/facecue/internal/marker" // its formats
	_ "github.com/facecue/facecue/internal/record" // its formats
	_ "github.com/facecue/facecue/internal/table"  // its formats
	"github.com/facecue/facecue/overlay"
	_ "github.com/facecue/facecue/subtitle" // its formats
)

// formats lists every output, sorted by name. Those without New are video containers.
func formats() []format.Format {
	all := format.All()
	for _, c := range overlay.Containers() {
		all = append(all, format.Format{Name: c.Name, Ext: c.Ext, Help: c.Help, Options: overlay.Options()})
	}
	slices.SortFunc(all, func(a, b format.Format) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// formatFor finds a format by name, or else by the longest extension that a
// file name ends with.
func formatFor(name, file string) (format.Format, error) {
	var best format.Format
	for _, f := range formats() {
		if name != "" && f.Name == name {
			return f, nil
		}
		if name == "" && strings.HasSuffix(strings.ToLower(file), strings.ToLower(f.Ext)) && len(f.Ext) > len(best.Ext) {
			best = f
		}
	}
	switch {
	case best.Name != "":
		return best, nil
	case name != "":
		return format.Format{}, usagef("no output format %q; `facecue formats` lists them", name)
	case file == pipe:
		return format.Format{}, usagef("a pipe has no extension: name the format, as in -o '[f=vtt]-'")
	}
	return format.Format{}, usagef("%s: the extension names no output format; `facecue formats` lists them, [f=NAME] chooses one", file)
}
