package main

import (
	"fmt"
	"io"
	"strings"
)

const formatsIntro = `# Outputs

Written by ` + "`facecue formats --markdown`" + `. The extension of ` + "`-o`" + ` chooses the output, ` + "`[f=NAME]`" + `
names it; options stand before the file name: ` + "`-o '[max_cue=5:percent=0]out.vtt'`" + `.

What the FFmpeg program, mpv and VLC show of ` + "`.vtt`, `.srt` and `.ass`" + ` is checked by
` + "`make test-players`" + `, chapters, commands, metadata and cuts in FFmpeg, TTML by another parser
and the videos bit by bit by ` + "`make test`" + `. The others follow their specifications, which their source names; they
were not tried in the programs they are for.

`

// formatsMarkdown writes docs/FORMATS.md.
func formatsMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString(formatsIntro)
	for _, f := range formats() {
		fmt.Fprintf(&b, "## %s `%s`\n\n%s.\n\n", f.name, f.ext, strings.ToUpper(f.help[:1])+f.help[1:])
		if len(f.options) == 0 {
			continue
		}
		b.WriteString("| option | default | what it does |\n|---|---|---|\n")
		for _, o := range f.options {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", o.Name, code(o.Default), strings.ReplaceAll(o.Help, "|", "\\|"))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}
