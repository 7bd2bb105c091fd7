package models

import (
	"os"
	"path/filepath"
	goruntime "runtime"
	"slices"
)

// libraryCandidates are the libraries to try, in this order.
func libraryCandidates(path string) []Library {
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

// besideProgram lists the libraries in ../lib of the program's folder, newest version first.
// It resolves links, so that a link to the program in the PATH works.
func besideProgram(program string) (list []Library) {
	if resolved, err := filepath.EvalSymlinks(program); err == nil {
		program = resolved
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

// globEscape escapes a path so that, as a pattern, it matches only itself.
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
