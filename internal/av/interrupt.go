package av

/*
#include <stdatomic.h>
#include <libavformat/avformat.h>

static int fc_stopped(void *flag) { return atomic_load((atomic_int *)flag); }
static void fc_stop(void *flag) { atomic_store((atomic_int *)flag, 1); }

static void *fc_guard(AVFormatContext *s) {
	atomic_int *flag = av_mallocz(sizeof *flag);
	if (!flag) return NULL;
	s->interrupt_callback.callback = fc_stopped;
	s->interrupt_callback.opaque = flag;
	return flag;
}
*/
import "C"

import (
	"sync"
	"unsafe"

	"github.com/asticode/go-astiav"
)

// Interrupt ends the blocking calls on a container, from any goroutine.
type Interrupt struct {
	mu   sync.Mutex
	flag unsafe.Pointer // nil once freed
}

// NewInterrupt is for a container that is not opened yet.
func NewInterrupt(container *astiav.FormatContext) *Interrupt {
	return &Interrupt{flag: C.fc_guard(containerOf(container))}
}

// Stop makes blocking calls on the container fail from now on.
func (i *Interrupt) Stop() {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.flag != nil {
		C.fc_stop(i.flag)
	}
}

// Free is called after the container is closed. It may be called again.
func (i *Interrupt) Free() {
	i.mu.Lock()
	defer i.mu.Unlock()
	C.av_free(i.flag)
	i.flag = nil
}
