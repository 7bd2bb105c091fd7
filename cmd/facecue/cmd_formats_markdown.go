package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/facecue/facecue/internal/export"
)

const formatsIntro = `# Outputs

Written by ` + "`facecue formats --markdown`" + `. The extension of ` + "`-o`" + ` chooses the output, ` + "`[f=NAME]`" + `
names it; options stand before the file name: ` + "`-o '[max_cue=5:percent=0]out.vtt'`" + `.

The last column of the table is what ` + "`make test-players`" + ` tried: that a program shows the
track on the frames it should, also from the middle of a long state on and after a jump,
or, for chapters and projects, that it opens them and has every chapter and marker, or,
for tables, that it has every event or finds nothing wrong. Beside that, ` + "`make test`" + `
holds commands, metadata and cuts in FFmpeg, TTML and iTT by another parser, and the
videos bit by bit. A format without a program there follows its specification, which its
source names, and was not tried in the programs it is for.

Scores and qualities have at most four decimals, boxes and landmarks at most two, in displayed
pixels. They are rounded where they are measured, before anything is decided on them. The
digits that are left are finer than what a network can tell: the grain of a recording alone
moves a score by about 0.02. The digits cut off are those in which the networks of two
processors or two versions of ONNX Runtime may differ. Peaks of events are rounded to four
decimals as well, and in the list of events to two. What each column of a table means, with
its unit, is in [DATA.md](DATA.md), also by ` + "`facecue formats csv`" + ` and, beside a table, by
` + "`[dictionary=1]`" + `.

`

// formatsMarkdown writes docs/FORMATS.md.
func formatsMarkdown(w io.Writer) error {
	var b strings.Builder
	b.WriteString(formatsIntro)
	b.WriteString("| output | extension | what it is | tried in |\n|---|---|---|---|\n")
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "| [%s](#%s) | `%s` | %s | %s |\n", f.Name, f.Name+"-"+anchor(f.Ext), f.Ext, strings.ReplaceAll(f.Help, "|", "\\|"), tried(f.Name))
	}
	b.WriteByte('\n')
	for _, f := range export.Formats() {
		fmt.Fprintf(&b, "## %s `%s`\n\n%s.\n\n", f.Name, f.Ext, strings.ToUpper(f.Help[:1])+f.Help[1:])
		if len(f.Options) == 0 {
			continue
		}
		b.WriteString("| option | default | what it does |\n|---|---|---|\n")
		for _, o := range f.Options {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", o.Name, code(o.Default), strings.ReplaceAll(o.Help, "|", "\\|"))
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, strings.TrimRight(b.String(), "\n")+"\n")
	return err
}

// anchor is an extension as it stands in the link to a heading: small, without dots.
func anchor(ext string) string { return strings.ToLower(strings.ReplaceAll(ext, ".", "")) }

func code(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}
