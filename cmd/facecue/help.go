package main

import (
	"io"
	"os"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// Categories of commands, in the order in which help shows them, which is the order of the
// list of commands.
const (
	categoryResults = "From recordings to results"
	categoryMany    = "Many recordings"
	categoryStudy   = "Measures and agreement"
	categoryLists   = "What there is"
	categoryMachine = "This machine"
	categoryAbout   = "The program"
)

// categoryOf is the category of a command that names none: that of the commands that work on
// recordings, unless the name is listed here.
func categoryOf(name string) string {
	switch name {
	case "batch", "slurm":
		return categoryMany
	case "agree", "summarize", "dyad", "moments", "report":
		return categoryStudy
	}
	return categoryResults
}

// firstSteps stands at the top of the program's help.
const firstSteps = `facecue session.mp4
   writes subtitles, the record and the events beside the film
facecue annotate session.mp4 -o session.srt -o session.eaf
   writes what is asked for
facecue annotate --help
   shows examples and all options
`

// appHelp is the help of the program.
const appHelp = `{{.Name}} - {{.Usage}}

USAGE:
   {{indent 3 .UsageText}}

{{indent 0 .Description}}
{{range commands .VisibleCommands}}
{{.Name}}:
{{range .Lines}}{{.}}
{{end}}{{end}}
OPTIONS:
{{range options .VisibleFlags}}{{range .Lines}}{{.}}
{{end}}{{end}}`

// commandHelp is the help of a command.
const commandHelp = `{{.HelpName}} - {{.Usage}}

USAGE:
   {{.HelpName}}{{if .VisibleCommands}} COMMAND{{end}}{{if .VisibleFlags}} [OPTION...]{{end}}{{if .ArgsUsage}} {{.ArgsUsage}}{{end}}
{{if .Description}}
{{indent 0 .Description}}
{{end}}{{if .VisibleCommands}}{{range commands .VisibleCommands}}
{{if .Name}}{{.Name}}{{else}}COMMANDS{{end}}:
{{range .Lines}}{{.}}
{{end}}{{end}}{{end}}{{range options .VisibleFlags}}
{{if .Name}}{{.Name}}{{else}}OPTIONS{{end}}:
{{range .Lines}}{{.}}
{{end}}{{end}}`

// Widths of help texts, in columns of a terminal.
const (
	usualWidth = 100
	leastWidth = 50
	helpColumn = 27 // where the texts of commands and options begin
)

// helpPrinter prints help as wide as the terminal, and groups commands and options.
func helpPrinter(stdout io.Writer) func(io.Writer, string, any) {
	width := usualWidth
	if f, ok := stdout.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			width = min(usualWidth, max(leastWidth, columns))
		}
	}
	return func(out io.Writer, template string, data any) {
		cli.HelpPrinterCustom(out, template, data, map[string]any{
			"commands": func(list []*cli.Command) []helpGroup { return commandGroups(list, width) },
			"options":  func(list []cli.Flag) []helpGroup { return optionGroups(list, width) },
			"indent":   indent,
		})
	}
}

// indent puts so many spaces before each line but the first.
func indent(spaces int, text string) string {
	return strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n"+strings.Repeat(" ", spaces))
}

// helpGroup is a heading with lines of help below it.
type helpGroup struct {
	Name  string
	Lines []string
}

// grouped adds a line to the group of a name, in the order in which groups come first.
func grouped(list []helpGroup, name, line string) []helpGroup {
	for i := range list {
		if list[i].Name == name {
			list[i].Lines = append(list[i].Lines, line)
			return list
		}
	}
	return append(list, helpGroup{name, []string{line}})
}

func commandGroups(list []*cli.Command, width int) (groups []helpGroup) {
	for _, c := range list {
		groups = grouped(groups, c.Category, helpLine(strings.Join(c.Names(), ", "), c.Usage, width))
	}
	return groups
}

func optionGroups(list []cli.Flag, width int) (groups []helpGroup) {
	for _, f := range list {
		name := ""
		if c, ok := f.(cli.CategorizableFlag); ok {
			name = c.GetCategory()
		}
		head, usage, _ := strings.Cut(f.String(), "\t")
		head, _, _ = strings.Cut(head, " [ ") // what may be given several times says so in its text
		usage = strings.TrimSuffix(usage, "(default: false)")
		groups = grouped(groups, name, helpLine(head, usage, width))
	}
	return groups
}

// helpLine is a name and its text in two columns; the text goes on below.
func helpLine(name, text string, width int) string {
	var b strings.Builder
	b.WriteString("   " + name)
	column := 3 + len([]rune(name))
	if column > helpColumn-2 {
		b.WriteByte('\n')
		column = 0
	}
	b.WriteString(strings.Repeat(" ", helpColumn-column))
	column = helpColumn
	for i, word := range strings.Fields(text) {
		length := len([]rune(word))
		switch {
		case i > 0 && column+1+length > width:
			b.WriteString("\n" + strings.Repeat(" ", helpColumn))
			column = helpColumn
		case i > 0:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(word)
		column += length
	}
	return b.String()
}
