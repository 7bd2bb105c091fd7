package processors

import (
	"runtime"
	"testing"
)

// TestCount: the count is that of the processors granted, however many goroutines may run at once.
func TestCount(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for _, granted := range []int{1, runtime.NumCPU() + 3} {
		runtime.GOMAXPROCS(granted)
		for _, each := range []int{2, 2, 3, 1} {
			AllowGoroutines(each)
			if got := runtime.GOMAXPROCS(0); got != each*granted {
				t.Errorf("%d goroutines run at once, want %d", got, each*granted)
			}
			if got := Count(); got != granted {
				t.Errorf("%d processors, want %d", got, granted)
			}
		}
	}
}
