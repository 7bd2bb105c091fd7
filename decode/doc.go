// Package decode opens a recording and gives its pictures: upright, in
// presentation order, each with its exact time. It is the only package that
// demuxes and decodes. A Reader has one user at a time and starts no goroutine
// of its own; libav's decoding threads stay inside libav.
package decode
