package main

import (
	"io"
	"sort"
	"strings"

	"github.com/facecue/facecue/internal/event"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/table"
	"github.com/facecue/facecue/overlay"
	"github.com/facecue/facecue/subtitle"
)

// textWriter is what subtitle and table writers have in common.
type textWriter interface {
	Result(*face.Result) error
	Event(event.Event) error
	Close() error
}

// format is one kind of output, whichever package writes it.
type format struct {
	name, ext, help string
	options         opt.Set
	frames          bool // made of frames, not of events
	follows         bool // the faces, frame by frame
	// text makes the writer of a text format; nil for a video container.
	text func(io.Writer, opt.Values, face.Stream, face.Provenance) (textWriter, error)
}

// formats lists every output, sorted by name.
func formats() []format {
	var all []format
	for _, f := range subtitle.Formats() {
		all = append(all, format{f.Name, f.Ext, f.Help, f.Options, f.Follow, f.Follow, func(w io.Writer, v opt.Values, s face.Stream, p face.Provenance) (textWriter, error) {
			return subtitle.NewWriter(f, w, v, s, p)
		}})
	}
	for _, f := range table.Formats() {
		all = append(all, format{f.Name, f.Ext, f.Help, f.Options, f.Frames, false, func(w io.Writer, v opt.Values, s face.Stream, p face.Provenance) (textWriter, error) {
			return table.NewWriter(f, w, v, s, p)
		}})
	}
	for _, c := range overlay.Containers() {
		all = append(all, format{name: c.Name, ext: c.Ext, help: c.Help, options: overlay.Options()})
	}
	sort.Slice(all, func(i, j int) bool { return all[i].name < all[j].name })
	return all
}

// formatFor finds a format by name, or else by the longest extension that a
// file name ends with.
func formatFor(name, file string) (format, error) {
	var best format
	for _, f := range formats() {
		if name != "" && f.name == name {
			return f, nil
		}
		if name == "" && strings.HasSuffix(strings.ToLower(file), strings.ToLower(f.ext)) && len(f.ext) > len(best.ext) {
			best = f
		}
	}
	switch {
	case best.name != "":
		return best, nil
	case name != "":
		return format{}, usagef("no output format %q; `facecue formats` lists them", name)
	case file == pipe:
		return format{}, usagef("a pipe has no extension: name the format, as in -o '[f=vtt]-'")
	}
	return format{}, usagef("%s: the extension names no output format; `facecue formats` lists them, [f=NAME] chooses one", file)
}
