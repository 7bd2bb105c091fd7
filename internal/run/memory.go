package run

import "runtime/debug"

// garbage is how much of the Go heap may be garbage, in percent. A run makes next
// to none a frame; at the default of 100 the heap would take hours to reach the
// size it stays at.
const garbage = 20

// steadyMemory lets a run of hours stay at the memory of its first minute; heap.go
// does its part for C.
func steadyMemory() { debug.SetGCPercent(garbage) }
