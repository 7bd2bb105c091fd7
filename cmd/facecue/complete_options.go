package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/export"
	"github.com/facecue/facecue/internal/format"
	"github.com/facecue/facecue/internal/opt"
)

// encoders are the video encoders that are most in use; others can be typed.
var encoders = []string{"libx264", "libx265", "libvpx-vp9", "libsvtav1", "ffv1", "prores_ks", "h264_nvenc", "hevc_nvenc", "h264_vaapi", "mpeg4"}

// encoderPresets are those of libx264 and libx265.
var encoderPresets = []string{"ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower", "veryslow"}

// optionNames are the options of a command as they are typed.
func optionNames(c *cli.Command) (p proposal) {
	for _, f := range c.Flags {
		help := ""
		if documented, ok := f.(cli.DocGenerationFlag); ok {
			help = strings.ReplaceAll(documented.GetUsage(), "`", "")
		}
		if visible, ok := f.(cli.VisibleFlag); ok && !visible.IsVisible() {
			continue
		}
		for _, name := range f.Names() {
			p.list = append(p.list, candidate{dashed(name), help})
		}
	}
	p.list = append(p.list, candidate{"--help", "show help"})
	return p
}

// dashed is the name of an option with its one or two dashes.
func dashed(name string) string {
	if len(name) <= 2 {
		return "-" + name
	}
	return "--" + name
}

// flagNamed finds an option of a command; nil where there is none.
func flagNamed(c *cli.Command, name string) cli.Flag {
	i := slices.IndexFunc(c.Flags, func(f cli.Flag) bool { return slices.Contains(f.Names(), name) })
	if i < 0 {
		return nil
	}
	return c.Flags[i]
}

// outputValues proposes the value of -o: extensions, and inside of brackets the options of
// formats and their values.
func outputValues(typed string) proposal {
	if !strings.HasPrefix(typed, "[") {
		p := proposal{files: true}
		for _, f := range export.Formats() {
			p.list = append(p.list, candidate{f.Ext, f.Help})
		}
		return p
	}
	if strings.Contains(typed, "]") {
		return extensions().behind(typed[:strings.Index(typed, "]")+1])
	}
	at := strings.LastIndexAny(typed, "[:") + 1
	name, _, ok := strings.Cut(typed[at:], "=")
	if !ok {
		return formatOptions(typed).behind(typed[:at])
	}
	return optionValues(typed, name).behind(typed[:at] + name + "=")
}

func extensions() proposal { return words(export.Extensions()...) }

// candidateFormats are those that the brackets may belong to: one where f=NAME names it.
func candidateFormats(typed string) []format.Format {
	named, err := opt.Find(strings.TrimPrefix(typed, "["), "f")
	all := export.Formats()
	if i := slices.IndexFunc(all, func(f format.Format) bool { return f.Name == named }); err == nil && i >= 0 {
		return all[i : i+1]
	}
	return all
}

func formatOptions(typed string) proposal {
	p := proposal{list: []candidate{{"f=", "the format, where the extension does not say it"}}}
	for _, f := range candidateFormats(typed) {
		for _, o := range f.Options {
			if c := (candidate{o.Name + "=", o.Help}); !slices.ContainsFunc(p.list, func(have candidate) bool { return have.word == c.word }) {
				p.list = append(p.list, c)
			}
		}
	}
	return p
}

func optionValues(typed, name string) (p proposal) {
	switch name {
	case "f":
		return formatNames()
	case "c:v", "v": // the colon of c:v parts the options too
		return words(encoders...)
	case "preset":
		return words(encoderPresets...)
	}
	for _, f := range candidateFormats(typed) {
		for _, o := range f.Options {
			if o.Name != name {
				continue
			}
			list := o.Choices
			if o.Kind == opt.Bool {
				list = []string{"0", "1"}
			}
			for _, word := range list {
				if c := (candidate{word: word}); !slices.Contains(p.list, c) {
					p.list = append(p.list, c)
				}
			}
		}
	}
	return p
}
