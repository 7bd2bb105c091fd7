package main

import (
	_ "embed"
	"fmt"
	"io"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/facecue/facecue/internal/opt"
	"github.com/facecue/facecue/internal/outcome"
)

//go:embed completion.bash
var bashCompletion string

//go:embed completion.zsh
var zshCompletion string

//go:embed completion.fish
var fishCompletion string

// shells are those that have a completion script.
var shells = []string{"bash", "zsh", "fish"}

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Category:  categoryAbout,
		Usage:     "print the completion script for bash, zsh or fish",
		ArgsUsage: "bash|zsh|fish",
		Description: `bash:  source <(facecue completion bash)
zsh:   source <(facecue completion zsh)
fish:  facecue completion fish > ~/.config/fish/completions/facecue.fish

The first two belong into ~/.bashrc and ~/.zshrc.`,
		Action: func(c *cli.Context) error {
			name := c.Args().First()
			script, ok := map[string]string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}[name]
			if !ok {
				return outcome.Usagef("completion takes bash, zsh or fish%s", opt.Suggest(name, shells))
			}
			_, err := fmt.Fprint(c.App.Writer, script)
			return err
		},
	}
}

// completeName is the command that the completion scripts call. Its arguments are the words
// after the program's name, the last of which is completed.
const completeName = "__complete"

func completeCommand() *cli.Command {
	return &cli.Command{
		Name: completeName, Hidden: true, SkipFlagParsing: true,
		Action: func(c *cli.Context) error {
			words := c.Args().Slice()
			if len(words) > 0 && words[0] == "--" {
				words = words[1:]
			}
			return writeCandidates(c.App.Writer, completer{c.App}.complete(words))
		},
	}
}

// writeCandidates writes a line for each candidate: the word, a tab and what it means. The
// line ":files" says that names of files may stand there too.
func writeCandidates(w io.Writer, p proposal) error {
	var b strings.Builder
	for _, one := range p.list {
		b.WriteString(one.word)
		if one.help != "" {
			b.WriteString("\t" + one.help)
		}
		b.WriteByte('\n')
	}
	if p.files {
		b.WriteString(":files\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
