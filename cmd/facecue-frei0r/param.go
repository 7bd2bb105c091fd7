package main

/*
#include <stdlib.h>
#include "frei0r.h"
*/
import "C"

import (
	"unsafe"

	"github.com/facecue/facecue/internal/plugin"
)

//export facecueSetParam
func facecueSetParam(handle C.uintptr_t, value unsafe.Pointer, index C.int) {
	defer survive("setting a parameter")
	n := at(handle)
	if plugin.Params()[index].Kind == plugin.Number {
		n.SetNumber(float64(*(*C.double)(value)))
		return
	}
	if text := *(**C.char)(value); text != nil {
		n.SetText(int(index), C.GoString(text))
	}
}

//export facecueGetParam
func facecueGetParam(handle C.uintptr_t, value unsafe.Pointer, index C.int) {
	defer survive("giving a parameter")
	n := at(handle)
	if plugin.Params()[index].Kind == plugin.Number {
		*(*C.double)(value) = C.double(n.Number())
		return
	}
	*(**C.char)(value) = n.lend(index)
}

// lend is a text in memory that stays the instance's; the next call for the same
// parameter takes it back.
func (n *instance) lend(index C.int) *C.char {
	n.mu.Lock()
	defer n.mu.Unlock()
	C.free(unsafe.Pointer(n.texts[index]))
	n.texts[index] = C.CString(n.Text(int(index)))
	return n.texts[index]
}
