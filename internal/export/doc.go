// Package export is where the results of a run go: the targets that -o names, the files
// that they become, and the set of writers that a run feeds. It knows nothing of how a
// recording is analysed.
package export
