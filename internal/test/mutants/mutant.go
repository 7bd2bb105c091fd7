package main

import (
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
)

// mutant is a file in which one thing is changed. The zero mutant changes nothing.
type mutant struct {
	file, function string
	line           int
	what, code     string // the change, and the code that it changes
	source         []byte // of the whole changed file
}

// name stays the same when lines move: package/file function: what: code.
func (m mutant) name() string {
	return fmt.Sprintf("%s %s: %s: %s", m.place(), m.function, m.what, m.code)
}

// place is the file with its folder.
func (m mutant) place() string {
	return filepath.ToSlash(filepath.Join(filepath.Base(filepath.Dir(m.file)), filepath.Base(m.file)))
}

func placeOf(name string) string {
	place, _, _ := strings.Cut(name, " ")
	return place
}

// inPackage makes the mutants of a package's files, or of one of them.
func inPackage(dir, only string) (all []mutant, err error) {
	names, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("%s: no Go files (%v)", dir, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || only != "" && filepath.Base(name) != only {
			continue
		}
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		found, err := inFile(name, source)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}

// inFile makes the mutants of one file, in the order of their lines.
func inFile(name string, source []byte) ([]mutant, error) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	c := &cutter{set: set, file: file, name: name, source: source}
	c.walk()
	return c.found, nil
}
