package main

import (
	"strings"

	"github.com/urfave/cli/v2"
)

// candidate is a word that may stand at the place that is completed.
type candidate struct{ word, help string }

// proposal is what may stand there: candidates, and names of files where files is true.
type proposal struct {
	list  []candidate
	files bool
}

// starting keeps the candidates that begin as the word does.
func (p proposal) starting(word string) (fit proposal) {
	for _, c := range p.list {
		if strings.HasPrefix(c.word, word) {
			fit.list = append(fit.list, c)
		}
	}
	fit.files = p.files
	return fit
}

// behind puts a text before each candidate. No name of a file follows a text.
func (p proposal) behind(text string) (all proposal) {
	for _, c := range p.list {
		all.list = append(all.list, candidate{text + c.word, c.help})
	}
	all.files = p.files && text == ""
	return all
}

// completer knows the commands and their options.
type completer struct{ app *cli.App }

// complete proposes the last of the words after the program's name. Words may have the
// quotes of the shell.
func (k completer) complete(words []string) proposal {
	words = append([]string(nil), words...)
	for i, w := range words {
		words[i] = unquoted(w)
	}
	if len(words) == 0 {
		words = []string{""}
	}
	before, last := words[:len(words)-1], words[len(words)-1]
	return k.after(before, last).starting(last)
}

// after proposes words that follow the words before.
func (k completer) after(before []string, last string) proposal {
	command, arguments := k.command(before)
	if command == nil && len(before) == 0 && !strings.HasPrefix(last, "-") {
		p := commandNames(k.app.Commands)
		p.files = true
		return p
	}
	if command == nil {
		command = k.app.Command(defaultCommand)
	}
	known := declared(command.Flags)
	if n := len(arguments); n > 0 && isOption(known, arguments[n-1]) && takesValue(known, arguments[n-1]) {
		return k.values(flagNamed(command, optionName(arguments[n-1])), last)
	}
	if name, _, ok := strings.Cut(last, "="); ok && isOption(known, last) {
		return k.values(flagNamed(command, optionName(last)), last[len(name)+1:]).behind(name + "=")
	}
	if strings.HasPrefix(last, "-") {
		return optionNames(command)
	}
	return k.arguments(command)
}

// command finds the command of the words, and the words after its name.
func (k completer) command(words []string) (*cli.Command, []string) {
	if len(words) == 0 {
		return nil, nil
	}
	command := k.app.Command(words[0])
	if command == nil {
		return nil, words
	}
	rest := words[1:]
	for len(rest) > 0 && len(command.Subcommands) > 0 {
		next := subcommand(command, rest[0])
		if next == nil {
			break
		}
		command, rest = next, rest[1:]
	}
	return command, rest
}

// arguments proposes what follows a command without an option.
func (k completer) arguments(c *cli.Command) proposal {
	if len(c.Subcommands) > 0 {
		return commandNames(c.Subcommands)
	}
	if of, ok := argumentsOf[c.Name]; ok {
		return of(k.app)
	}
	return proposal{files: true}
}

// unquoted takes the quotes and backslashes of a shell from a word that may be unfinished.
func unquoted(word string) string {
	if word == "" {
		return ""
	}
	if quote := word[:1]; quote == "'" || quote == `"` {
		return strings.TrimSuffix(word[1:], quote)
	}
	var b strings.Builder
	for i := 0; i < len(word); i++ {
		if word[i] == '\\' && i+1 < len(word) {
			i++
		}
		b.WriteByte(word[i])
	}
	return b.String()
}
