package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// place is the plugin's own file, told by the first instance.
var (
	found sync.Once
	place string
)

// program is the file that a host's code is in. The loader knows libraries by
// their path, but the program itself by whatever name it was started under.
func program(caller string) string {
	if strings.Contains(filepath.Base(caller), ".") {
		return caller
	}
	if path, err := os.Executable(); err == nil {
		return path
	}
	return caller
}
