package pipeline

import (
	"runtime"
	"syscall"
)

// niceness is by how much analysing has a lower priority than decoding, as the threads of x264 that look ahead have.
const niceness = 10

// yieldToDecoder gives the calling goroutine a thread of its own with a lower priority, which ends with the goroutine.
// Decoding threads wait for one another now and then. If they always go first, analysis lags
// behind, and there is work for a processor while they wait; at one priority it keeps up and waits at the same times. Where the
// system refuses, the priority stays.
func yieldToDecoder() {
	runtime.LockOSThread()
	thread := syscall.Gettid()
	inverse, err := syscall.Getpriority(syscall.PRIO_PROCESS, thread) // of the system call: 20 less the niceness
	if err != nil {
		return
	}
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, thread, 20-inverse+niceness)
}
