package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/facecue/facecue/models"
)

// place is the plugin's own file, told by the first instance.
var (
	found sync.Once
	place string
)

// nearby is an ONNX Runtime in the plugin's folder, the one above, or lib beside it;
// "" where there is none or the user names one. Packages put a link to the plugin where
// hosts look, so links are resolved.
func nearby() string {
	if os.Getenv(models.LibraryEnv) != "" {
		return ""
	}
	file := place
	if resolved, err := filepath.EvalSymlinks(place); err == nil {
		file = resolved
	}
	folder := filepath.Dir(file)
	for _, f := range []string{folder, filepath.Dir(folder), filepath.Join(filepath.Dir(folder), "lib")} {
		for _, name := range []string{"libonnxruntime.so.1", "libonnxruntime.so", "libonnxruntime.dylib"} {
			if path := filepath.Join(f, name); exists(path) {
				return path
			}
		}
	}
	return ""
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

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
