package export

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/facecue/facecue/internal/format"
	_ "github.com/facecue/facecue/internal/marker" // its formats
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
	_ "github.com/facecue/facecue/internal/page"   // its format
	_ "github.com/facecue/facecue/internal/record" // its formats
	_ "github.com/facecue/facecue/internal/table"  // its formats
	"github.com/facecue/facecue/overlay"
	_ "github.com/facecue/facecue/subtitle" // its formats
)

// Formats lists every output, sorted by name. Those without New are video containers.
func Formats() []format.Format {
	all := format.All()
	for _, c := range overlay.Containers() {
		all = append(all, format.Format{Name: c.Name, Ext: c.Ext, Help: c.Help, Options: overlay.Options()})
	}
	slices.SortFunc(all, func(a, b format.Format) int { return strings.Compare(a.Name, b.Name) })
	return all
}

// FormatFor finds a format by name, or else by the longest extension that a
// file name ends with.
func FormatFor(name, file string) (format.Format, error) {
	var best format.Format
	for _, f := range Formats() {
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
		return format.Format{}, outcome.Usagef("no output format %q%s; `facecue formats` lists them", name, opt.Suggest(name, formatNames()))
	case file == Pipe:
		return format.Format{}, outcome.Usagef("a pipe has no extension: name the format, as in -o '[f=vtt]-'")
	}
	return format.Format{}, outcome.Usagef("%s: the extension names no output format%s; `facecue formats` lists them, [f=NAME] chooses one", file, opt.Suggest(filepath.Ext(file), Extensions()))
}

func formatNames() (names []string) {
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Extensions lists those of all outputs, in the order of Formats.
func Extensions() (list []string) {
	for _, f := range Formats() {
		list = append(list, f.Ext)
	}
	return list
}
