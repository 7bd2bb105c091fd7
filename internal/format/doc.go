// Package format is what all text outputs share: the interface of a writer, the registry
// of formats, a buffer of events, and how numbers, times and XML are written. It knows no
// format itself, and nothing of files or of recordings that are read.
package format
