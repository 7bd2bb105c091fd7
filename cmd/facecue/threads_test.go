package main

import (
	"runtime"
	"testing"
)

// TestThreads: as many as the process may use, which in a container can be fewer than
// the machine has; or as many as were asked for.
func TestThreads(t *testing.T) {
	granted := runtime.NumCPU() + 3
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(granted))
	for asked, want := range map[int]int{0: granted, -1: granted, 1: 1, 5: 5} {
		if got := threads(asked); got != want {
			t.Errorf("--threads %d: %d, want %d", asked, got, want)
		}
	}
}
