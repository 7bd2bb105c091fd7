//go:build !linux

package batch

import "syscall"

// processAttributes keep a terminal's signals from a worker, for the batch passes one on.
func processAttributes() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
