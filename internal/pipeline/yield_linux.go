package pipeline

import (
	"runtime"
	"syscall"
)

// niceness is how much more of it the threads that analyse have than those that decode. x264 gives its lookahead threads as much.
const niceness = 10

// yieldToDecoder gives the calling goroutine a thread of its own with a lower priority. The thread ends with the goroutine.
// Decoding threads wait for one another now and then. With a lower priority, analysis lags behind decoding and
// has frames left to analyse at these times. With the same priority, it has analysed all frames by then, and processors are
// idle. If the system refuses the lower priority, the thread keeps the one it has.
func yieldToDecoder() {
	runtime.LockOSThread()
	thread := syscall.Gettid()
	inverse, err := syscall.Getpriority(syscall.PRIO_PROCESS, thread) // of the system call: 20 less the niceness
	if err != nil {
		return
	}
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, thread, 20-inverse+niceness)
}
