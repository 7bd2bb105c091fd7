package batch

import "syscall"

// processAttributes let the kernel kill a worker when the thread that started it ends, which is
// locked to the batch; and keep a terminal's signals from it, for the batch passes one on.
func processAttributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
