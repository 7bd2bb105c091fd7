package main

import (
	"os"
	"strings"

	"github.com/urfave/cli/v2"
)

// interspersed puts the options of a command before its file names, as the
// flag package wants them; people type them in any order. After "--" all are file names, and so
// is a word that is no option of the command but an existing file.
func interspersed(flags []cli.Flag, args []string) []string {
	known := declared(flags)
	var options, names []string
	for i := 0; i < len(args); i++ {
		arg := args[i]
		if arg == "--" {
			names = append(names, args[i+1:]...)
			break
		}
		if !isOption(known, arg) {
			names = append(names, arg)
			continue
		}
		options = append(options, arg)
		if takesValue(known, arg) && i+1 < len(args) {
			i++
			options = append(options, args[i])
		}
	}
	return append(append(options, "--"), names...)
}

// declared maps every spelling of an option to whether it is boolean.
func declared(flags []cli.Flag) map[string]bool {
	known := map[string]bool{"help": true, "h": true, "generate-bash-completion": true}
	for _, f := range flags {
		_, boolean := f.(*cli.BoolFlag)
		for _, name := range f.Names() {
			known[name] = boolean
		}
	}
	return known
}

func isOption(known map[string]bool, arg string) bool {
	if len(arg) < 2 || arg[0] != '-' {
		return false
	}
	if _, ok := known[optionName(arg)]; ok {
		return true
	}
	_, err := os.Lstat(arg)
	return err != nil // let the flag package name the unknown option
}

func takesValue(known map[string]bool, arg string) bool {
	boolean, ok := known[optionName(arg)]
	return ok && !boolean && !strings.Contains(arg, "=")
}

func optionName(arg string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	return name
}
