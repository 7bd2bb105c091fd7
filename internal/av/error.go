package av

import "C"

import (
	"errors"

	"github.com/asticode/go-astiav"
)

// ErrMemory is the error of a frame or packet that could not be cloned.
var ErrMemory = errors.New("out of memory")

// failure is libav's return code as an error; nil where the code is not negative.
func failure(code C.int) error {
	if code >= 0 {
		return nil
	}
	return astiav.Error(code)
}
