package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/filter"
	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/face"
	"github.com/facecue/facecue/internal/wording"
)

// argumentsOf proposes the arguments of commands that take no files.
var argumentsOf = map[string]func(*cli.App) proposal{
	"help":            func(a *cli.App) proposal { return commandNames(a.Commands) },
	"completion":      func(*cli.App) proposal { return words(shells...) },
	"formats":         func(*cli.App) proposal { return formatNames() },
	"filters":         func(*cli.App) proposal { return filterNames() },
	"filter":          func(*cli.App) proposal { return filterNames() },
	"presets":         presetNames,
	"install-scripts": func(*cli.App) proposal { return words("mpv", "vlc") },
	"devices":         func(*cli.App) proposal { return proposal{} },
	"doctor":          func(*cli.App) proposal { return proposal{} },
	"man":             func(*cli.App) proposal { return proposal{} },
	"version":         func(*cli.App) proposal { return proposal{} },
}

// valuesOf proposes the values of options, by the name of the option.
var valuesOf = map[string]func(typed string) proposal{
	"o":         outputValues,
	"findings":  outputValues,
	"loglevel":  func(string) proposal { return words(strings.Split(levelNames, ", ")...) },
	"hwaccel":   func(string) proposal { return words(strings.Split(deviceNames, ", ")...) },
	"lang":      func(string) proposal { return words(wording.Languages()...) },
	"only":      func(string) proposal { return words("fleeting", "states") },
	"labels":    func(string) proposal { p := words(basic6); p.files = true; return p },
	"label":     meaning,
	"filter":    chain,
	"protocols": func(string) proposal { return words("https,tls,tcp", "http,tcp", "rtmp,tcp", "rtp,udp") },
}

// filePlaces are the words for the value of an option that name a file or folder.
var filePlaces = []string{"FILE", "DIR", "INPUT", "OUTPUT", "RECORD", "FOLDER"}

// values proposes the value of an option. An option that is not in valuesOf has files where
// its help text says so.
func (k completer) values(f cli.Flag, typed string) proposal {
	if f == nil {
		return proposal{}
	}
	if f.Names()[0] == "preset" {
		return presetNames(k.app)
	}
	for _, name := range f.Names() {
		if of, ok := valuesOf[name]; ok {
			return of(typed)
		}
	}
	return proposal{files: slices.Contains(filePlaces, placeOf(f))}
}

// placeOf is the word in backticks of an option's help text, which stands for its value.
func placeOf(f cli.Flag) string {
	documented, ok := f.(cli.DocGenerationFlag)
	if !ok {
		return ""
	}
	parts := strings.Split(documented.GetUsage(), "`")
	if len(parts) < 3 {
		return ""
	}
	return parts[1]
}

func words(list ...string) (p proposal) {
	for _, w := range list {
		p.list = append(p.list, candidate{word: w})
	}
	return p
}

// commandNames are the commands that help lists.
func commandNames(list []*cli.Command) (p proposal) {
	for _, c := range list {
		if !c.Hidden {
			p.list = append(p.list, candidate{c.Name, c.Usage})
		}
	}
	return p
}

func filterNames() (p proposal) {
	for _, f := range filter.Filters() {
		p.list = append(p.list, candidate{f.Name, f.Help})
	}
	return p
}

func formatNames() (p proposal) {
	for _, f := range export.Formats() {
		p.list = append(p.list, candidate{f.Name, f.Help})
	}
	return p
}

// meaning proposes the label after the = of --label WORD=LABEL.
func meaning(typed string) proposal {
	word, _, ok := strings.Cut(typed, "=")
	if !ok {
		return proposal{}
	}
	var labels proposal
	for _, l := range face.Labels() {
		labels.list = append(labels.list, candidate{word: l.String()})
	}
	return labels.behind(word + "=")
}

// chain proposes the last filter of a chain.
func chain(typed string) proposal {
	return filterNames().behind(typed[:strings.LastIndex(typed, ",")+1])
}
