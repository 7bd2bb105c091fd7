//go:build go1.25

// The go line of go.mod is older than the release of Go that began to keep to the limit of
// processors that a container sets. Programs of older modules must ask for it.
//go:debug containermaxprocs=1

package main
