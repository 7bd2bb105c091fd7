//go:build !linux

package pipeline

// yieldToDecoder does nothing: only Linux has priorities of single threads that need no privilege.
func yieldToDecoder() {}
