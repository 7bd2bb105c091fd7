package models

import (
	"os"
	"path/filepath"
	goruntime "runtime"
	"slices"
)

// candidates are the libraries to try, best first.
func candidates(path string) []Library {
	if path != "" {
		return []Library{{Path: absolute(path), Source: "flag"}}
	}
	if path = os.Getenv(LibraryEnv); path != "" {
		return []Library{{Path: absolute(path), Source: "environment"}}
	}
	var list []Library
	if program, err := os.Executable(); err == nil {
		list = besideProgram(program)
	}
	for _, name := range systemNames() {
		list = append(list, Library{Path: name, Source: "system"})
	}
	return list
}

// besideProgram lists ../lib of the program's folder, newest version first.
// The program's name is resolved, so a link to it in the PATH works.
func besideProgram(program string) (list []Library) {
	if real, err := filepath.EvalSymlinks(program); err == nil {
		program = real
	}
	folder := filepath.Join(filepath.Dir(filepath.Dir(program)), "lib")
	found, err := filepath.Glob(filepath.Join(globEscape(folder), "libonnxruntime.*"))
	if err != nil {
		return nil
	}
	slices.Sort(found)
	slices.Reverse(found)
	for _, path := range found {
		list = append(list, Library{Path: path, Source: "program folder"})
	}
	return list
}

// globEscape makes a path match itself only.
func globEscape(path string) string {
	var out []byte
	for i := range len(path) {
		switch path[i] {
		case '*', '?', '[', '\\':
			out = append(out, '\\')
		}
		out = append(out, path[i])
	}
	return string(out)
}

func systemNames() []string {
	if goruntime.GOOS == "darwin" {
		return []string{"libonnxruntime.dylib"}
	}
	return []string{"libonnxruntime.so.1", "libonnxruntime.so"}
}
