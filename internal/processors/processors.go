// Package processors says how many processors the process may use, apart from how many goroutines may run at once.
package processors

import (
	"runtime"
	"sync/atomic"
)

// further is how many goroutines may run at once for each processor, besides one.
var further atomic.Int64

// AllowGoroutines sets how many goroutines may run at once for each processor. Most goroutines of a run are in C calls. If a
// call takes longer than some microseconds, Go's scheduler lets another goroutine run instead, and when the call ends, its goroutine waits until it
// may run again. With two goroutines for each processor, threads wait a third less often than with one. After AllowGoroutines, Go
// no longer adapts to a container whose share of the machine changes.
func AllowGoroutines(each int) {
	count := Count()
	further.Store(int64(each - 1))
	runtime.GOMAXPROCS(each * count)
}

// Count is how many processors the process may use: in a container or a job with a share of the
// machine, those of its share.
func Count() int { return max(1, runtime.GOMAXPROCS(0)/int(1+further.Load())) }
