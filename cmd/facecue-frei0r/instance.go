package main

/*
#include <stdlib.h>
#include "frei0r.h"
*/
import "C"

import (
	"runtime/cgo"
	"sync"
	"unsafe"

	"github.com/facecue/facecue/internal/plugin"
)

// instance is a host's handle of a plugin.Instance.
type instance struct {
	*plugin.Instance

	mu    sync.Mutex
	texts map[C.int]*C.char // what the host was given of the parameters
}

// mostPixels bounds a picture, so that its size fits a slice.
const mostPixels = 1 << 28

//export facecueConstruct
func facecueConstruct(w, h C.uint, caller *C.char, version C.uint, self *C.char) C.uintptr_t {
	defer survive("making an instance")
	if w == 0 || h == 0 || uint64(w)*uint64(h) > mostPixels {
		return 0
	}
	found.Do(func() { place = C.GoString(self) })
	host := plugin.HostOf(program(C.GoString(caller)), int(version))
	n := &instance{Instance: process.New(host, int(w), int(h)), texts: map[C.int]*C.char{}}
	return C.uintptr_t(cgo.NewHandle(n))
}

//export facecueDestruct
func facecueDestruct(handle C.uintptr_t) {
	defer survive("dropping an instance")
	if handle == 0 {
		return
	}
	n := at(handle)
	for _, text := range n.texts {
		C.free(unsafe.Pointer(text))
	}
	cgo.Handle(handle).Delete()
}

// at is the instance of a handle; it panics for one that is none.
func at(handle C.uintptr_t) *instance { return cgo.Handle(handle).Value().(*instance) }

//export facecueUpdate
func facecueUpdate(handle C.uintptr_t, time C.double, in, out unsafe.Pointer) {
	defer survive("drawing")
	n := at(handle)
	n.Update(float64(time), unsafe.Slice((*byte)(in), n.Size()), unsafe.Slice((*byte)(out), n.Size()))
}
