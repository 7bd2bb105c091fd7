package kit

import (
	"runtime"
	"sync/atomic"
	"time"
)

// WatchHeap measures the heap 20 times a second until peak is called. peak gives the largest size,
// in megabytes.
func WatchHeap() (peak func() float64) {
	var most atomic.Uint64
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		var m runtime.MemStats
		for tick := time.NewTicker(50 * time.Millisecond); ; {
			runtime.ReadMemStats(&m)
			most.Store(max(most.Load(), m.HeapInuse))
			select {
			case <-stop:
				tick.Stop()
				return
			case <-tick.C:
			}
		}
	}()
	return func() float64 {
		close(stop)
		<-stopped
		return float64(most.Load()) / 1e6
	}
}
