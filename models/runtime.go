package models

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"

	ort "github.com/yalue/onnxruntime_go"
)

// LibraryEnv is the environment variable that names the ONNX Runtime library.
const LibraryEnv = "FACECUE_ORT_LIB"

// ErrNoRuntime is returned where ONNX Runtime cannot be loaded.
var ErrNoRuntime = errors.New("cannot load ONNX Runtime 1.24 or newer")

// Library is the ONNX Runtime that was loaded.
type Library struct {
	Path    string // as given to the loader; absolute if it was found in a folder
	Source  string // "flag", "environment", "program folder", "system"
	Version string
}

// The process has one runtime, because the library keeps global state.
var runtime struct {
	sync.Mutex
	loaded *Library
}

// Start loads ONNX Runtime once for the process and switches its telemetry off. It tries
// the given path, then LibraryEnv, then lib beside the program's folder, then the system's
// loader. If a path or LibraryEnv is given, it tries nothing else. Later calls return the
// library that is loaded.
func Start(path string) (Library, error) {
	runtime.Lock()
	defer runtime.Unlock()
	if runtime.loaded != nil {
		return *runtime.loaded, nil
	}
	var errs []error
	for _, l := range libraryCandidates(path) {
		err := load(&l)
		if err == nil {
			runtime.loaded = &l
			return l, nil
		}
		errs = append(errs, fmt.Errorf("%s (%s): %w", l.Path, l.Source, err))
	}
	return Library{}, fmt.Errorf("%w: run \"make deps\", or name the library by %s: %w",
		ErrNoRuntime, LibraryEnv, errors.Join(errs...))
}

func load(l *Library) error {
	ort.SetSharedLibraryPath(l.Path)
	if err := ort.InitializeEnvironment(ort.WithLogLevelError()); err != nil {
		return err
	}
	if err := ort.DisableTelemetry(); err != nil {
		return errors.Join(err, ort.DestroyEnvironment())
	}
	l.Version = ort.GetVersion()
	return nil
}

func absolute(path string) string {
	if a, err := filepath.Abs(path); err == nil {
		return a
	}
	return path
}
