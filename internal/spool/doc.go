// Package spool keeps the results of a run in a temporary file until the end of the
// recording is known, and gives them back in order. The file has no name, so nothing is left
// of it when the process ends in any way. It holds what a record holds, and neither
// thumbnails nor the numbers by which faces are compared.
package spool
