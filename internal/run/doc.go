// Package run is what a run is: it analyses recordings, renders records, filters pipes and
// imports annotations, from jobs that are whole before the run begins. It knows nothing of
// command lines.
package run
